package io.plimsoll.simulation;

import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SimulationId;
import io.plimsoll.kernel.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds the periods a simulation looks at: those with an invoice that is not void. Of each subscription the last n that end in
 * the last n intervals of the book, so one that ended long ago does not count.
 */
@Repository
class BilledPeriods {

    private static final String LAST_BILLED = """
            cross join lateral (
                select invoice.* from invoice
                 where invoice.subscription_id = subscription.subscription_id and state <> 'VOID'
                   and invoice_id <= :lastInvoice
                   and period_end > :through::timestamptz - make_interval(months => :periods * interval_months)
                 order by period_start desc
                 limit :periods) billed
            """;

    private static final String BILLED_SINCE = """
            join invoice billed
              on billed.subscription_id = subscription.subscription_id and billed.state <> 'VOID'
             and invoice_id <= :lastInvoice and drafted_at >= :since
            """;

    private final JdbcClient database;

    BilledPeriods(JdbcClient database) {
        this.database = database;
    }

    /**
     * A book as it was at one moment.
     *
     * @param billedThrough the end of the latest billed period; null when there is none
     * @param periods how many are in view
     */
    record View(@Nullable Instant billedThrough, long lastInvoice, long periods) {

        View of(long inView) {
            return new View(billedThrough, lastInvoice, inView);
        }
    }

    /** The whole book as of now. */
    View book() {
        return database.sql("""
                        select max(period_end) as billed_through, coalesce(max(invoice_id), 0) as last_invoice
                          from invoice where state <> 'VOID'
                        """)
                .query((row, number) -> {
                    Timestamp through = row.getTimestamp("billed_through");
                    return new View(through == null ? null : through.toInstant(), row.getLong("last_invoice"), 0);
                })
                .single();
    }

    long countLast(View book, int periods) {
        return billed("select count(*) from subscription " + LAST_BILLED, book)
                .param("periods", periods)
                .query(Long.class)
                .single();
    }

    long countSince(View book, Instant since) {
        return billed("select count(*) from subscription " + BILLED_SINCE, book)
                .param("since", Timestamp.from(since))
                .query(Long.class)
                .single();
    }

    /** The next subscriptions by number, up to the limit; empty behind the last one. */
    List<SubscriptionId> subscriptionsAfter(long subscription, int limit) {
        return database.sql("""
                        select subscription_id from subscription where subscription_id > :after
                         order by subscription_id limit :limit
                        """)
                .param("after", subscription)
                .param("limit", limit)
                .query((row, number) -> new SubscriptionId(row.getLong(1)))
                .list();
    }

    /** Of each subscription the last periods in view, oldest first. */
    List<BilledPeriod> last(View book, int periods, List<SubscriptionId> subscriptions) {
        return of(LAST_BILLED, book, subscriptions)
                .param("periods", periods)
                .query(BilledPeriods::period)
                .list();
    }

    /** Of each subscription the periods that were billed from the instant on, oldest first. */
    List<BilledPeriod> since(View book, Instant since, List<SubscriptionId> subscriptions) {
        return of(BILLED_SINCE, book, subscriptions)
                .param("since", Timestamp.from(since))
                .query(BilledPeriods::period)
                .list();
    }

    /** The periods of a subscription that a simulation looked at, oldest first. */
    List<BilledPeriod> simulated(SimulationId simulation, SubscriptionId subscription) {
        return database.sql("""
                        select outcome.subscription_id, outcome.customer_id, invoice_id, outcome.period_start,
                               outcome.period_end, months as interval_months, outcome.plan_key, outcome.currency, drafted_at
                          from policy_simulation_outcome outcome
                          join invoice using (invoice_id)
                         where policy_simulation_id = :simulation and outcome.subscription_id = :subscription
                         order by outcome_number
                        """)
                .param("simulation", simulation.value())
                .param("subscription", subscription.value())
                .query(BilledPeriods::period)
                .list();
    }

    private JdbcClient.StatementSpec of(String which, View book, List<SubscriptionId> subscriptions) {
        return billed("""
                        select billed.subscription_id, billed.customer_id, invoice_id, period_start, period_end,
                               interval_months, plan_key, currency, drafted_at
                          from subscription
                        """ + which + """
                         where subscription.subscription_id = any (:subscriptions)
                         order by subscription.subscription_id, period_start
                        """, book)
                .param(
                        "subscriptions",
                        subscriptions.stream().map(SubscriptionId::value).toArray(Long[]::new));
    }

    private JdbcClient.StatementSpec billed(String sql, View book) {
        Instant through = book.billedThrough();
        return database.sql(sql)
                .param("lastInvoice", book.lastInvoice())
                .param("through", through == null ? null : Timestamp.from(through));
    }

    private static BilledPeriod period(ResultSet row, int number) throws SQLException {
        return new BilledPeriod(
                new SubscriptionId(row.getLong("subscription_id")),
                row.getLong("customer_id"),
                new InvoiceId(row.getLong("invoice_id")),
                new ServicePeriod(
                        row.getTimestamp("period_start").toInstant(),
                        row.getTimestamp("period_end").toInstant()),
                row.getInt("interval_months"),
                row.getString("plan_key"),
                row.getString("currency"),
                row.getTimestamp("drafted_at").toInstant());
    }
}
