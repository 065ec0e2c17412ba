package io.plimsoll.invoicing;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.InvoiceId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes a state's change; whether it is allowed was decided under the row's lock. */
@Repository
class InvoiceMoves {

    /** All invoices share one series so far. */
    private static final String SERIES = "INV";

    private final JdbcClient database;

    InvoiceMoves(JdbcClient database) {
        this.database = database;
    }

    void approve(InvoiceId id, Actor by, String note, Instant at) {
        database.sql("""
                        update invoice set state = 'DRAFT', review_held = false, approved_at = :at, approved_by = :by, approval_note = :note
                         where invoice_id = :id
                        """)
                .param("id", id.value())
                .param("by", by.name())
                .param("note", note)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The series' row stays locked until the transaction ends, so a number that was taken is also used. */
    String issue(InvoiceId id, Instant at, Instant dueAt) {
        return database.sql("""
                        with taken as (
                            update invoice_series set next_number = next_number + 1 where series_key = :series
                            returning next_number - 1 as number)
                        update invoice
                           set state = 'ISSUED', series_key = :series, issued_at = :at, due_at = :dueAt,
                               invoice_number = :series || '-' || lpad(number::text, greatest(6, length(number::text)), '0')
                          from taken
                         where invoice_id = :id
                        returning invoice_number
                        """)
                .param("series", SERIES)
                .param("id", id.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("dueAt", dueAt.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .single();
    }

    void voidInvoice(InvoiceId id, String reason, Instant at) {
        database.sql("update invoice set state = 'VOID', voided_at = :at, void_reason = :reason where invoice_id = :id")
                .param("id", id.value())
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The first delivery is remembered. */
    void deliver(InvoiceId id, String where, Instant at) {
        database.sql("""
                        update invoice set delivered_at = :at, delivered_to = :where
                         where invoice_id = :id and delivered_at is null
                        """)
                .param("id", id.value())
                .param("where", where)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
