package io.plimsoll.overview;

import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the figures of the first page. */
@Component
public class Overview {

    private final JdbcClient database;

    Overview(JdbcClient database) {
        this.database = database;
    }

    /** All figures, read in one transaction so that they belong together. */
    @Transactional(readOnly = true)
    public Figures figures() {
        Work work = database.sql("""
                        select (select count(*) from customer) as customers,
                               (select count(*) from subscription where state = 'ACTIVE') as active_subscriptions,
                               (select count(*) from usage_event) as usage_events,
                               (select count(*) from threshold_crossing) as crossings,
                               (select count(*) from threshold_crossing where state = 'NOTIFIED') as alerts_sent,
                               (select count(*) from user_task t where state = 'OPEN'
                                   and not exists (select from user_task_completion c where c.user_task_key = t.user_task_key))
                                   as open_tasks,
                               (select count(*) from workflow_incident where resolved_at is null) as open_incidents,
                               (select count(*) from outbox_message where published_at is null) as waiting_messages,
                               (select count(*) from outbox_message where published_at is null and last_error is not null)
                                   as stuck_messages
                        """).query(Work.class).single();
        return new Figures(work, invoiceTotals());
    }

    private List<InvoiceTotal> invoiceTotals() {
        return database.sql("""
                        select state, currency, count(*) as invoices, sum(total) as total
                          from invoice
                         group by state, currency
                         order by array_position(
                                  array['HELD', 'DRAFT', 'ISSUED', 'OVERDUE', 'PAID', 'VOID', 'UNCOLLECTIBLE'], state), currency
                        """)
                .query((row, number) -> new InvoiceTotal(
                        row.getString("state"),
                        row.getLong("invoices"),
                        Money.exactly(Currency.getInstance(row.getString("currency")), row.getBigDecimal("total"))))
                .list();
    }

    /** The newest threshold crossings of all customers, newest first. */
    public List<Crossing> latestCrossings(int limit) {
        return database.sql("""
                        select customer_key, c.name, meter_key, percent, crossed_at
                          from threshold_crossing
                          join customer c using (customer_id)
                          join meter using (meter_id)
                         order by crossed_at desc, threshold_crossing_id desc
                         limit :limit
                        """)
                .param("limit", limit)
                .query((row, number) -> new Crossing(
                        new CustomerKey(row.getString("customer_key")),
                        row.getString("name"),
                        new MeterKey(row.getString("meter_key")),
                        row.getBigDecimal("percent"),
                        row.getObject("crossed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The figures of one moment. */
    public record Figures(Work work, List<InvoiceTotal> invoices) {}

    /**
     * Counts of things.
     *
     * @param crossings usage thresholds passed, told or not
     * @param waitingMessages outbox rows the broker has not taken yet
     * @param stuckMessages those of them that were tried and not taken
     */
    public record Work(
            long customers,
            long activeSubscriptions,
            long usageEvents,
            long crossings,
            long alertsSent,
            long openTasks,
            long openIncidents,
            long waitingMessages,
            long stuckMessages) {}

    /** A threshold that a customer's usage passed. */
    public record Crossing(
            CustomerKey customer, String customerName, MeterKey meter, BigDecimal percent, Instant crossedAt) {}

    /** How many invoices stand in a state, and their sum in one currency. */
    public record InvoiceTotal(String state, long invoices, Money total) {}
}
