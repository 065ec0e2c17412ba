package io.plimsoll.dunning;

import io.plimsoll.invoicing.InvoiceState;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
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

/** Cases and their steps. */
@Repository
class DunningRows {

    private static final String CASE = """
            select dunning_case.*, customer_key, customer.name, invoice_number, invoice.currency, total - paid_amount as open_amount,
                   due_at,
                   (select count(*) from dunning_step step where step.invoice_id = dunning_case.invoice_id) as steps,
                   exists (select from service_restriction restriction
                            where restriction.customer_id = dunning_case.customer_id and restored_at is null) as restricted
              from dunning_case
              join invoice using (invoice_id)
              join customer on customer.customer_id = dunning_case.customer_id
            """;

    private final JdbcClient database;

    DunningRows(JdbcClient database) {
        this.database = database;
    }

    void open(InvoiceId invoice, CustomerId customer, Instant at) {
        database.sql("""
                        insert into dunning_case (invoice_id, customer_id, opened_at, next_step_at)
                        values (:invoice, :customer, :at, :at)
                        on conflict (invoice_id) do nothing
                        """)
                .param("invoice", invoice.value())
                .param("customer", customer.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    Optional<DunningCase> find(InvoiceId invoice) {
        return database.sql(CASE + " where dunning_case.invoice_id = :invoice")
                .param("invoice", invoice.value())
                .query((row, number) -> dunningCase(row))
                .optional();
    }

    Optional<DunningCase> lock(InvoiceId invoice) {
        database.sql("select 1 from dunning_case where invoice_id = :invoice for update")
                .param("invoice", invoice.value())
                .query(Integer.class)
                .optional();
        return find(invoice);
    }

    /** Open cases, the longest overdue first. */
    List<DunningCase> open(@Nullable Instant afterOpened, long afterInvoice, int limit) {
        return database.sql(CASE + """
                         where ended_at is null
                           and (:after::timestamptz is null or (opened_at, dunning_case.invoice_id) > (:after::timestamptz, :afterInvoice))
                         order by opened_at, dunning_case.invoice_id
                         limit :limit
                        """)
                .param("after", afterOpened == null ? null : afterOpened.toString())
                .param("afterInvoice", afterInvoice)
                .param("limit", limit)
                .query((row, number) -> dunningCase(row))
                .list();
    }

    void nextStepAt(InvoiceId invoice, Instant at) {
        database.sql("update dunning_case set next_step_at = :at where invoice_id = :invoice")
                .param("invoice", invoice.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    void pause(InvoiceId invoice, @Nullable Instant until, @Nullable String reason, boolean promised) {
        database.sql("""
                        update dunning_case set paused_until = :until::timestamptz, pause_reason = :reason, promised = :promised
                         where invoice_id = :invoice
                        """)
                .param("invoice", invoice.value())
                .param("until", until == null ? null : until.toString())
                .param("reason", reason)
                .param("promised", promised)
                .update();
    }

    /** False when it was closed, or never open. */
    boolean close(InvoiceId invoice, InvoiceState outcome, Instant at) {
        return database.sql("""
                        update dunning_case set ended_at = :at, outcome = :outcome
                         where invoice_id = :invoice and ended_at is null
                        """)
                        .param("invoice", invoice.value())
                        .param("outcome", outcome.name())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    List<DunningStep> steps(InvoiceId invoice) {
        return database.sql("select * from dunning_step where invoice_id = :invoice order by attempt")
                .param("invoice", invoice.value())
                .query((row, number) -> step(row))
                .list();
    }

    void insert(DunningStep step) {
        database.sql("""
                        insert into dunning_step (
                            invoice_id, attempt, action, letter, then_after_days, policy_decision_id, version_hash, decided_by,
                            decided_at, done_at, result)
                        values (:invoice, :attempt, :action, :letter, :days, :decision, :version, :by, :at, :doneAt::timestamptz,
                                :result)
                        """)
                .param("invoice", step.invoice().value())
                .param("attempt", step.attempt())
                .param("action", step.action().name())
                .param("letter", step.letter())
                .param("days", step.thenAfterDays())
                .param("decision", step.decision())
                .param("version", step.versionHash())
                .param("by", step.decidedBy().name())
                .param("at", Timestamp.from(step.decidedAt()))
                .param("doneAt", step.doneAt() == null ? null : String.valueOf(step.doneAt()))
                .param("result", step.result())
                .update();
    }

    void done(DunningStep step, String result, Instant at) {
        database.sql("""
                        update dunning_step set done_at = :at, result = :result
                         where invoice_id = :invoice and attempt = :attempt and done_at is null
                        """)
                .param("invoice", step.invoice().value())
                .param("attempt", step.attempt())
                .param("result", result)
                .param("at", Timestamp.from(at))
                .update();
    }

    private static DunningStep step(ResultSet row) throws SQLException {
        return new DunningStep(
                new InvoiceId(row.getLong("invoice_id")),
                row.getInt("attempt"),
                DunningAction.valueOf(row.getString("action")),
                row.getString("letter"),
                row.getObject("then_after_days", Integer.class),
                row.getObject("policy_decision_id", Long.class),
                row.getString("version_hash"),
                new Actor(row.getString("decided_by")),
                row.getTimestamp("decided_at").toInstant(),
                instant(row, "done_at"),
                row.getString("result"));
    }

    private static DunningCase dunningCase(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new DunningCase(
                new InvoiceId(row.getLong("invoice_id")),
                row.getString("invoice_number"),
                new CustomerId(row.getLong("customer_id")),
                new CustomerKey(row.getString("customer_key")),
                row.getString("name"),
                Money.exactly(Currency.getInstance(row.getString("currency")), row.getBigDecimal("open_amount")),
                row.getTimestamp("due_at").toInstant(),
                row.getTimestamp("opened_at").toInstant(),
                row.getInt("steps"),
                row.getTimestamp("next_step_at").toInstant(),
                instant(row, "paused_until"),
                row.getString("pause_reason"),
                row.getBoolean("promised"),
                row.getBoolean("restricted"),
                instant(row, "ended_at"),
                outcome == null ? null : InvoiceState.valueOf(outcome));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
