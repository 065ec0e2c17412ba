package io.plimsoll.invoicing;

import io.plimsoll.kernel.InvoiceId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads invoices. */
@Repository
class InvoiceRepository {

    private final JdbcClient database;

    InvoiceRepository(JdbcClient database) {
        this.database = database;
    }

    Optional<Invoice> find(InvoiceId id) {
        return database.sql(
                        "select invoice.*, customer_key from invoice join customer using (customer_id) where invoice_id = :id")
                .param("id", id.value())
                .query((row, number) -> InvoiceRows.invoice(row, linesOf(id)))
                .optional();
    }

    /** What the state machine needs, with the row locked until the transaction ends. */
    Optional<Standing> lock(InvoiceId id) {
        return database.sql("""
                        select state, invoice_number is not null as is_numbered, payment_days, invoice.time_zone,
                               invoice.currency, total, customer_key
                          from invoice join customer using (customer_id) where invoice_id = :id for update of invoice
                        """)
                .param("id", id.value())
                .query(InvoiceRows::standing)
                .optional();
    }

    List<InvoiceSummary> page(InvoiceFilter filter, long before, int limit) {
        YearMonth month = filter.period();
        return database.sql("""
                        select invoice.*, customer_key
                          from invoice join customer using (customer_id)
                         where invoice_id < :before
                           and (:customer::text is null or customer_id = (select customer_id from customer where customer_key = :customer))
                           and (:state::text is null or state = :state)
                           and (:month::date is null or (
                                period_start >= :month::timestamp at time zone 'UTC' - interval '1 day'
                                and period_start < :month::timestamp at time zone 'UTC' + interval '1 month 1 day'
                                and date_trunc('month', period_start at time zone invoice.time_zone) = :month::timestamp))
                         order by invoice_id desc
                         limit :limit
                        """)
                .param("before", before)
                .param("customer", text(filter.customer()))
                .param("state", text(filter.state()))
                .param("month", month == null ? null : firstDay(month).toString())
                .param("limit", limit)
                .query(InvoiceRows::summary)
                .list();
    }

    private List<InvoiceLine> linesOf(InvoiceId id) {
        return database.sql("""
                        select line.*, currency,
                               array(select policy_decision_id from invoice_line_decision decision
                                      where decision.invoice_id = line.invoice_id and decision.line_number = line.line_number
                                      order by policy_decision_id) as decisions
                          from invoice_line line join invoice using (invoice_id)
                         where invoice_id = :id
                         order by line_number
                        """)
                .param("id", id.value())
                .query(InvoiceRows::line)
                .list();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static LocalDate firstDay(YearMonth month) {
        return month.atDay(1);
    }
}
