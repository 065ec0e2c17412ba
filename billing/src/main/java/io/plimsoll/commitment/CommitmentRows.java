package io.plimsoll.commitment;

import io.plimsoll.kernel.CommitmentId;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import java.math.BigDecimal;
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

@Repository
class CommitmentRows {

    private final JdbcClient database;

    CommitmentRows(JdbcClient database) {
        this.database = database;
    }

    /** Serialises what is agreed for one subscription. */
    void lock(SubscriptionId subscription) {
        database.sql("select 1 from subscription where subscription_id = :subscription for update")
                .param("subscription", subscription.value())
                .query(Integer.class)
                .optional();
    }

    /** The id the record carries is not used. */
    CommitmentId insert(Commitment wanted, long decision) {
        CommitmentId renewalOf = wanted.renewalOf();
        return database.sql("""
                        insert into commitment (subscription_id, customer_id, amount_per_year, currency, term_months, start_at,
                                                end_at, true_up, policy_decision_id, state, renewal_of, agreed_by, agreed_at)
                        values (:subscription, :customer, :amount, :currency, :months, :start, :end, :trueUp, :decision,
                                'AGREED', :renewalOf, :by, :at)
                        returning commitment_id
                        """)
                .param("subscription", wanted.subscription().value())
                .param("customer", wanted.customer().value())
                .param("amount", wanted.amountPerYear().amount())
                .param("currency", wanted.amountPerYear().currency().getCurrencyCode())
                .param("months", wanted.termMonths())
                .param("start", Timestamp.from(wanted.term().start()))
                .param("end", Timestamp.from(wanted.term().end()))
                .param("trueUp", wanted.trueUp().name())
                .param("decision", decision)
                .param("renewalOf", renewalOf == null ? null : renewalOf.value())
                .param("by", wanted.agreedBy())
                .param("at", Timestamp.from(wanted.agreedAt()))
                .query((row, number) -> new CommitmentId(row.getLong(1)))
                .single();
    }

    Optional<Commitment> find(CommitmentId id) {
        return database.sql("select * from commitment where commitment_id = :id")
                .param("id", id.value())
                .query(CommitmentRows::commitment)
                .optional();
    }

    List<Commitment> ofCustomer(CustomerId customer) {
        return database.sql("select * from commitment where customer_id = :customer order by start_at, commitment_id")
                .param("customer", customer.value())
                .query(CommitmentRows::commitment)
                .list();
    }

    List<Commitment> ofSubscription(SubscriptionId subscription) {
        return database.sql("select * from commitment where subscription_id = :subscription order by start_at")
                .param("subscription", subscription.value())
                .query(CommitmentRows::commitment)
                .list();
    }

    long decisionOf(CommitmentId id) {
        return database.sql("select policy_decision_id from commitment where commitment_id = :id")
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    void stands(CommitmentId id, Commitment.State state) {
        database.sql("update commitment set state = :state where commitment_id = :id")
                .param("id", id.value())
                .param("state", state.name())
                .update();
    }

    void offered(CommitmentId id, @Nullable Money bonus) {
        database.sql("update commitment set state = 'OFFERED', bonus_credit = :bonus where commitment_id = :id")
                .param("id", id.value())
                .param("bonus", bonus == null ? null : bonus.amount())
                .update();
    }

    void declined(CommitmentId id, Instant at) {
        database.sql("update commitment set declined_at = coalesce(declined_at, :at) where commitment_id = :id")
                .param("id", id.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    List<Integer> noticedDays(CommitmentId id) {
        return database.sql("select days_before from commitment_notice where commitment_id = :id")
                .param("id", id.value())
                .query((row, number) -> row.getInt(1))
                .list();
    }

    void noticed(CommitmentId id, List<Integer> days, Instant at) {
        database.sql("""
                        insert into commitment_notice (commitment_id, days_before, noticed_at)
                        select :id, days, :at from unnest(:days) as days on conflict do nothing
                        """)
                .param("id", id.value())
                .param("days", days.toArray(Integer[]::new))
                .param("at", Timestamp.from(at))
                .update();
    }

    /** What was invoiced for periods that begin in the span, without adjustments; void invoices do not count. */
    BigDecimal invoiced(SubscriptionId subscription, ServicePeriod span) {
        return database.sql("""
                        select coalesce(sum(invoice_line.amount), 0)
                          from invoice join invoice_line using (invoice_id)
                         where subscription_id = :subscription and period_start >= :start and period_start < :end
                           and state <> 'VOID' and kind in ('BASE_FEE', 'USAGE', 'MINIMUM')
                        """)
                .param("subscription", subscription.value())
                .param("start", Timestamp.from(span.start()))
                .param("end", Timestamp.from(span.end()))
                .query(BigDecimal.class)
                .single();
    }

    private static Commitment commitment(ResultSet row, int number) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        long renewalOf = row.getLong("renewal_of");
        boolean first = row.wasNull();
        BigDecimal bonus = row.getBigDecimal("bonus_credit");
        Timestamp declinedAt = row.getTimestamp("declined_at");
        return new Commitment(
                new CommitmentId(row.getLong("commitment_id")),
                new SubscriptionId(row.getLong("subscription_id")),
                new CustomerId(row.getLong("customer_id")),
                Money.exactly(currency, row.getBigDecimal("amount_per_year")),
                row.getInt("term_months"),
                new ServicePeriod(
                        row.getTimestamp("start_at").toInstant(),
                        row.getTimestamp("end_at").toInstant()),
                Commitment.TrueUp.valueOf(row.getString("true_up")),
                Commitment.State.valueOf(row.getString("state")),
                first ? null : new CommitmentId(renewalOf),
                bonus == null ? null : Money.exactly(currency, bonus),
                declinedAt == null ? null : declinedAt.toInstant(),
                row.getString("agreed_by"),
                row.getTimestamp("agreed_at").toInstant());
    }
}
