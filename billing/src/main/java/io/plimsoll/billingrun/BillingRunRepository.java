package io.plimsoll.billingrun;

import io.plimsoll.billingrun.BillingRun.State;
import io.plimsoll.kernel.BillingRunId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.policy.PolicyPin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes requests and reads them with their progress. */
@Repository
class BillingRunRepository {

    private static final String RUN_WITH_PROGRESS = """
            select run.*, progress.*
              from billing_run run,
                   lateral (select count(*) as done,
                                   count(distinct subscription_id) as subscriptions,
                                   count(*) filter (where failure_code is null) as invoices,
                                   count(*) filter (where held) as held,
                                   count(*) filter (where failure_code is not null) as failed
                              from billing_run_outcome outcome
                             where outcome.billing_run_id = run.billing_run_id) progress
            """;

    private final JdbcClient database;

    BillingRunRepository(JdbcClient database) {
        this.database = database;
    }

    BillingRunId insert(Instant through, boolean dryRun, String requestedBy, Instant at) {
        return database.sql("""
                        insert into billing_run (through, dry_run, state, requested_by, requested_at)
                        values (:through, :dryRun, 'QUEUED', :requestedBy, :at)
                        returning billing_run_id
                        """)
                .param("through", Timestamp.from(through))
                .param("dryRun", dryRun)
                .param("requestedBy", requestedBy)
                .param("at", Timestamp.from(at))
                .query((row, number) -> new BillingRunId(row.getLong(1)))
                .single();
    }

    Optional<BillingRun> find(BillingRunId id) {
        return database.sql(RUN_WITH_PROGRESS + "where run.billing_run_id = :id")
                .param("id", id.value())
                .query(this::run)
                .optional();
    }

    List<BillingRun> before(long id, int limit) {
        return database.sql(RUN_WITH_PROGRESS
                        + "where run.billing_run_id < :id order by run.billing_run_id desc limit :limit")
                .param("id", id)
                .param("limit", limit)
                .query(this::run)
                .list();
    }

    List<BillingFailure> failures(BillingRunId id, long afterSubscription, int limit) {
        return database.sql("""
                        select outcome.*, customer_key
                          from billing_run_outcome outcome
                          join subscription using (subscription_id)
                          join customer using (customer_id)
                         where billing_run_id = :id and failure_code is not null and subscription_id > :after
                         order by subscription_id
                         limit :limit
                        """)
                .param("id", id.value())
                .param("after", afterSubscription)
                .param("limit", limit)
                .query(BillingRunRepository::failure)
                .list();
    }

    List<BillingRunId> unfinished() {
        return database.sql(
                        "select billing_run_id from billing_run where state in ('QUEUED', 'RUNNING') order by billing_run_id")
                .query((row, number) -> new BillingRunId(row.getLong(1)))
                .list();
    }

    /** Due periods, pin and instant are kept from the first time when the run begins again. */
    void begin(BillingRunId id, long periodsDue, PolicyPin policies, Instant at) {
        database.sql("""
                        update billing_run
                           set state = 'RUNNING',
                               periods_due = case when started_at is null then :periodsDue else periods_due end,
                               policy_pin = coalesce(policy_pin, :policies),
                               started_at = coalesce(started_at, :at)
                         where billing_run_id = :id and state in ('QUEUED', 'RUNNING')
                        """)
                .param("id", id.value())
                .param("periodsDue", periodsDue)
                .param("policies", policies.lastActivation())
                .param("at", Timestamp.from(at))
                .update();
    }

    void finish(BillingRunId id, State state, @Nullable String failure, Instant at) {
        database.sql("""
                        update billing_run set state = :state, failure = :failure, finished_at = :at
                         where billing_run_id = :id and state in ('QUEUED', 'RUNNING')
                        """)
                .param("id", id.value())
                .param("state", state.name())
                .param("failure", failure)
                .param("at", Timestamp.from(at))
                .update();
    }

    private List<Money> totals(long run) {
        return database.sql("""
                        select currency, sum(total) as total from billing_run_outcome
                         where billing_run_id = :run and total is not null
                         group by currency
                         order by currency
                        """)
                .param("run", run)
                .query((row, number) ->
                        Money.exactly(Currency.getInstance(row.getString("currency")), row.getBigDecimal("total")))
                .list();
    }

    private BillingRun run(ResultSet row, int number) throws SQLException {
        return new BillingRun(
                new BillingRunId(row.getLong("billing_run_id")),
                row.getTimestamp("through").toInstant(),
                row.getBoolean("dry_run"),
                State.valueOf(row.getString("state")),
                row.getString("requested_by"),
                row.getTimestamp("requested_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                pin(row),
                row.getLong("periods_due"),
                row.getLong("done"),
                row.getLong("subscriptions"),
                row.getLong("invoices"),
                row.getLong("held"),
                row.getLong("failed"),
                totals(row.getLong("billing_run_id")),
                row.getString("failure"));
    }

    private static BillingFailure failure(ResultSet row, int number) throws SQLException {
        return new BillingFailure(
                new SubscriptionId(row.getLong("subscription_id")),
                new CustomerKey(row.getString("customer_key")),
                new ServicePeriod(
                        row.getTimestamp("period_start").toInstant(),
                        row.getTimestamp("period_end").toInstant()),
                row.getString("failure_code"),
                row.getString("failure_reason"));
    }

    private static @Nullable PolicyPin pin(ResultSet row) throws SQLException {
        long lastActivation = row.getLong("policy_pin");
        return row.wasNull() ? null : new PolicyPin(lastActivation);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
