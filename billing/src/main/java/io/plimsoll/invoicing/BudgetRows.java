package io.plimsoll.invoicing;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Caps and consents; the caller has locked the invoice's row. */
@Repository
class BudgetRows {

    private final JdbcClient database;

    BudgetRows(JdbcClient database) {
        this.database = database;
    }

    Optional<OverBudget> over(InvoiceId id) {
        return database.sql("""
                        select invoice.currency, total, budget_cap
                          from invoice join customer using (customer_id)
                         where invoice_id = :id and customer.currency = invoice.currency and total > budget_cap
                           and not exists (select from invoice_consent consent
                                            where consent.invoice_id = invoice.invoice_id and up_to >= total)
                        """)
                .param("id", id.value())
                .query((row, number) -> new OverBudget(money(row, "total"), money(row, "budget_cap")))
                .optional();
    }

    List<Consent> consents(InvoiceId id) {
        return database.sql("""
                        select consent.*, currency from invoice_consent consent join invoice using (invoice_id)
                         where invoice_id = :id order by recorded_at, up_to
                        """)
                .param("id", id.value())
                .query((row, number) -> new Consent(
                        money(row, "up_to"),
                        row.getString("consented_by"),
                        row.getString("note"),
                        new Actor(row.getString("recorded_by")),
                        row.getTimestamp("recorded_at").toInstant()))
                .list();
    }

    /** False when the customer agreed to this amount before. */
    boolean insert(InvoiceId id, Consent consent) {
        return database.sql("""
                        insert into invoice_consent (invoice_id, up_to, consented_by, recorded_by, recorded_at, note)
                        values (:id, :upTo, :by, :recordedBy, :at, :note)
                        on conflict do nothing
                        """)
                        .param("id", id.value())
                        .param("upTo", consent.upTo().amount())
                        .param("by", consent.by())
                        .param("recordedBy", consent.recordedBy().name())
                        .param("at", Timestamp.from(consent.at()))
                        .param("note", consent.note())
                        .update()
                == 1;
    }

    boolean heldForBudgetAlone(InvoiceId id) {
        return database.sql("select state = 'HELD' and not review_held from invoice where invoice_id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    void hold(InvoiceId id, OverBudget over) {
        database.sql("update invoice set state = 'HELD', hold_reason = :reason, over_cap = :cap where invoice_id = :id")
                .param("id", id.value())
                .param("reason", over.reason())
                .param("cap", over.cap().amount())
                .update();
    }

    void release(InvoiceId id, Actor by, String note, Instant at) {
        database.sql("""
                        update invoice set state = 'DRAFT', approved_at = :at, approved_by = :by, approval_note = :note
                         where invoice_id = :id
                        """)
                .param("id", id.value())
                .param("by", by.name())
                .param("note", note)
                .param("at", Timestamp.from(at))
                .update();
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.exactly(Currency.getInstance(row.getString("currency")), row.getBigDecimal(column));
    }
}
