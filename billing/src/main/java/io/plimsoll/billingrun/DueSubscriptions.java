package io.plimsoll.billingrun;

import io.plimsoll.kernel.Alignment;
import io.plimsoll.kernel.BillingCalendar;
import io.plimsoll.kernel.BillingRunId;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds subscriptions whose unbilled period is over, and what they were invoiced before. */
@Repository
class DueSubscriptions {

    /** Later than any period. */
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcClient database;

    DueSubscriptions(JdbcClient database) {
        this.database = database;
    }

    /**
     * Locks up to {@code limit} due subscriptions until the transaction ends; those another run is at are passed over, and
     * those that failed in this run already.
     */
    List<SubscriptionId> claim(BillingRunId run, Instant through, int limit) {
        return database.sql("""
                        select subscription_id from subscription
                         where state = 'ACTIVE' and unbilled_end <= :through
                           and not exists (select from billing_run_outcome outcome
                                            where outcome.billing_run_id = :run
                                              and outcome.subscription_id = subscription.subscription_id
                                              and failure_code is not null)
                         order by unbilled_end, subscription_id
                         limit :limit
                           for update skip locked
                        """)
                .param("run", run.value())
                .param("through", Timestamp.from(through))
                .param("limit", limit)
                .query(DueSubscriptions::id)
                .list();
    }

    /** Locks one subscription if it is still due and nobody else is at it. */
    boolean claim(SubscriptionId subscription, Instant through) {
        return database.sql("""
                        select subscription_id from subscription
                         where subscription_id = :subscription and state = 'ACTIVE' and unbilled_end <= :through
                           for update skip locked
                        """)
                .param("subscription", subscription.value())
                .param("through", Timestamp.from(through))
                .query(DueSubscriptions::id)
                .optional()
                .isPresent();
    }

    /** Due subscriptions a dry run has not looked at yet; nothing is locked. */
    List<SubscriptionId> unseen(BillingRunId run, Instant through, int limit) {
        return database.sql("""
                        select subscription_id from subscription
                         where state = 'ACTIVE' and unbilled_end <= :through
                           and not exists (select from billing_run_outcome outcome
                                            where outcome.billing_run_id = :run
                                              and outcome.subscription_id = subscription.subscription_id)
                         order by unbilled_end, subscription_id
                         limit :limit
                        """)
                .param("run", run.value())
                .param("through", Timestamp.from(through))
                .param("limit", limit)
                .query(DueSubscriptions::id)
                .list();
    }

    /** Whether {@link #claim} may find any later: some are due, and another run may be at them now. */
    boolean anyLeft(BillingRunId run, Instant through) {
        return database.sql("""
                        select exists (
                            select from subscription
                             where state = 'ACTIVE' and unbilled_end <= :through
                               and not exists (select from billing_run_outcome outcome
                                                where outcome.billing_run_id = :run
                                                  and outcome.subscription_id = subscription.subscription_id
                                                  and failure_code is not null))
                        """)
                .param("run", run.value())
                .param("through", Timestamp.from(through))
                .query(Boolean.class)
                .single();
    }

    ServicePeriod unbilledPeriod(SubscriptionId subscription) {
        return database.sql(
                        "select unbilled_start, unbilled_end from subscription where subscription_id = :subscription")
                .param("subscription", subscription.value())
                .query((row, number) -> period(row))
                .single();
    }

    /** How many periods are due; a subscription may be several behind. */
    long countPeriods(Instant through) {
        long[] periods = {0};
        database.sql("""
                        select unbilled_start, unbilled_end, coalesce(paid_from, start_at) as paid_from, end_at, interval_months,
                               alignment, time_zone,
                               array(select effective_from from subscription_phase phase
                                      where phase.subscription_id = subscription.subscription_id) as cuts
                          from subscription
                         where state = 'ACTIVE' and unbilled_end <= :through
                        """).param("through", Timestamp.from(through)).query(row -> {
            periods[0] += periodsOf(row, through);
        });
        return periods[0];
    }

    Map<SubscriptionId, PastTotals> pastTotals(Collection<SubscriptionId> subscriptions) {
        Map<SubscriptionId, Instant> always = new LinkedHashMap<>();
        subscriptions.forEach(subscription -> always.put(subscription, END_OF_TIME));
        return pastTotalsBefore(always);
    }

    /** What each subscription was invoiced for periods that start before the instant. */
    Map<SubscriptionId, PastTotals> pastTotalsBefore(Map<SubscriptionId, Instant> subscriptions) {
        Map<SubscriptionId, PastTotals> totals = new HashMap<>();
        database.sql("""
                        select subscription_id,
                               array(select total from invoice
                                      where invoice.subscription_id = asked.subscription_id and state <> 'VOID' and total > 0
                                        and period_start < asked.before
                                      order by period_start desc
                                      limit :most) as totals
                          from unnest(:subscriptions::bigint[], :befores::timestamptz[]) as asked (subscription_id, before)
                        """)
                .param(
                        "subscriptions",
                        subscriptions.keySet().stream()
                                .map(SubscriptionId::value)
                                .toArray(Long[]::new))
                .param(
                        "befores",
                        subscriptions.values().stream().map(Instant::toString).toArray(String[]::new))
                .param("most", PastTotals.MOST)
                .query(row -> {
                    totals.put(new SubscriptionId(row.getLong("subscription_id")), new PastTotals(List.of((BigDecimal[])
                            row.getArray("totals").getArray())));
                });
        return totals;
    }

    /** One for a subscription whose calendar cannot be read: the run will say why it fails. */
    private static long periodsOf(ResultSet row, Instant through) throws SQLException {
        try {
            return countPeriods(row, through);
        } catch (DateTimeException e) {
            return 1;
        }
    }

    private static long countPeriods(ResultSet row, Instant through) throws SQLException {
        BillingCalendar calendar = BillingCalendar.of(
                Alignment.valueOf(row.getString("alignment")),
                ZoneId.of(row.getString("time_zone")),
                row.getInt("interval_months"),
                row.getTimestamp("paid_from").toInstant());
        List<Instant> cuts = Arrays.stream((Timestamp[]) row.getArray("cuts").getArray())
                .map(Timestamp::toInstant)
                .toList();
        Timestamp endAt = row.getTimestamp("end_at");
        Instant last = endAt == null || endAt.toInstant().isAfter(through) ? through : endAt.toInstant();
        long periods = 0;
        for (ServicePeriod period = period(row);
                !period.end().isAfter(last);
                period = calendar.periodContaining(period.end(), cuts)) {
            periods++;
        }
        return periods;
    }

    private static ServicePeriod period(ResultSet row) throws SQLException {
        return new ServicePeriod(
                row.getTimestamp("unbilled_start").toInstant(),
                row.getTimestamp("unbilled_end").toInstant());
    }

    private static SubscriptionId id(ResultSet row, int number) throws SQLException {
        return new SubscriptionId(row.getLong("subscription_id"));
    }
}
