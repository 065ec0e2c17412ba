package io.plimsoll.invoicing;

import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.PlanKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The invoice table as far as money comes in; whether a change is allowed was decided under the row's lock. */
@Repository
class ReceivableRows {

    private static final String SELECT = """
            select invoice_id, invoice.customer_id, customer_key, plan_key, state, invoice.currency, total, paid_amount, due_at,
                   charging_since
              from invoice join customer using (customer_id)
             where invoice_id = :id
            """;

    private final JdbcClient database;

    ReceivableRows(JdbcClient database) {
        this.database = database;
    }

    Optional<Receivable> find(InvoiceId id) {
        return read(SELECT, id);
    }

    Optional<Receivable> lock(InvoiceId id) {
        return read(SELECT + " for update of invoice", id);
    }

    void charging(InvoiceId id, @Nullable Instant since) {
        database.sql("update invoice set charging_since = :since::timestamptz where invoice_id = :id")
                .param("id", id.value())
                .param("since", since == null ? null : since.toString())
                .update();
    }

    void received(InvoiceId id, Money amount, Instant at) {
        database.sql("""
                        update invoice
                           set paid_amount = paid_amount + :amount,
                               state = case when paid_amount + :amount = total then 'PAID' else state end,
                               paid_at = case when paid_amount + :amount = total then :at::timestamptz end
                         where invoice_id = :id
                        """)
                .param("id", id.value())
                .param("amount", amount.amount())
                .param("at", Timestamp.from(at))
                .update();
    }

    void nothingToPay(InvoiceId id, Instant at) {
        database.sql("update invoice set state = 'PAID', paid_at = :at where invoice_id = :id")
                .param("id", id.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    void overdue(InvoiceId id, Instant at) {
        database.sql("update invoice set state = 'OVERDUE', overdue_at = :at where invoice_id = :id")
                .param("id", id.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    void writeOff(InvoiceId id, String reason, Instant at) {
        database.sql("""
                        update invoice set state = 'UNCOLLECTIBLE', written_off_at = :at, write_off_reason = :reason
                         where invoice_id = :id
                        """)
                .param("id", id.value())
                .param("reason", reason)
                .param("at", Timestamp.from(at))
                .update();
    }

    private Optional<Receivable> read(String sql, InvoiceId id) {
        return database.sql(sql)
                .param("id", id.value())
                .query((row, number) -> receivable(row))
                .optional();
    }

    private static Receivable receivable(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Receivable(
                new InvoiceId(row.getLong("invoice_id")),
                new CustomerId(row.getLong("customer_id")),
                new CustomerKey(row.getString("customer_key")),
                new PlanKey(row.getString("plan_key")),
                InvoiceState.valueOf(row.getString("state")),
                Money.exactly(currency, row.getBigDecimal("total")),
                Money.exactly(currency, row.getBigDecimal("paid_amount")),
                instant(row, "due_at"),
                instant(row, "charging_since"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
