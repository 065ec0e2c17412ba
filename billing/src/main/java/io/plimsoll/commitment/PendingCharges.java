package io.plimsoll.commitment;

import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Amounts that wait for the next closing of a subscription: what is missing to a commitment, credit for renewing. */
@Component
public class PendingCharges {

    private final JdbcClient database;

    PendingCharges(JdbcClient database) {
        this.database = database;
    }

    /**
     * What an invoice takes.
     *
     * @param amount below zero for a credit; of a credit perhaps a part
     */
    public record Taken(long pendingCharge, String description, Money amount) {}

    /** A second one with the same key changes nothing. */
    public void add(
            SubscriptionId subscription,
            String businessKey,
            String description,
            Money amount,
            @Nullable Long decision,
            Instant at) {
        database.sql("""
                        insert into pending_charge (subscription_id, business_key, description, amount, currency,
                                                    policy_decision_id, created_at)
                        values (:subscription, :key, :description, :amount, :currency, :decision, :at)
                        on conflict (business_key) do nothing
                        """)
                .param("subscription", subscription.value())
                .param("key", businessKey)
                .param("description", description)
                .param("amount", amount.amount())
                .param("currency", amount.currency().getCurrencyCode())
                .param("decision", decision)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** What a bill over so much would take: charges first, then credits while the bill stays at zero or above. */
    public List<Taken> forBill(SubscriptionId subscription, Money billed) {
        List<Taken> taken = new ArrayList<>();
        Money total = billed;
        for (Taken waiting : waiting(subscription, billed.currency())) {
            Money amount = waiting.amount();
            if (amount.amount().signum() < 0 && total.amount().signum() <= 0) {
                continue;
            }
            if (total.plus(amount).amount().signum() < 0) {
                amount = Money.zero(total.currency()).minus(total);
            }
            taken.add(new Taken(waiting.pendingCharge(), waiting.description(), amount));
            total = total.plus(amount);
        }
        return taken;
    }

    /** The period's invoice took them; in the transaction that drafts it. */
    public void took(List<Taken> taken, ServicePeriod period, Instant at) {
        for (Taken one : taken) {
            database.sql("""
                            insert into pending_charge_taken (pending_charge_id, period_start, amount, taken_at)
                            values (:charge, :period, :amount, :at)
                            """)
                    .param("charge", one.pendingCharge())
                    .param("period", Timestamp.from(period.start()))
                    .param("amount", one.amount().amount())
                    .param("at", Timestamp.from(at))
                    .update();
        }
    }

    private List<Taken> waiting(SubscriptionId subscription, Currency currency) {
        return database.sql("""
                        select pending_charge_id, description, amount - taken as rest
                          from pending_charge
                          cross join lateral (select coalesce(sum(amount), 0) as taken from pending_charge_taken
                                               where pending_charge_taken.pending_charge_id = pending_charge.pending_charge_id)
                         where subscription_id = :subscription and currency = :currency and amount <> taken
                         order by amount < 0, pending_charge_id
                        """)
                .param("subscription", subscription.value())
                .param("currency", currency.getCurrencyCode())
                .query((row, number) -> new Taken(
                        row.getLong("pending_charge_id"),
                        row.getString("description"),
                        Money.exactly(currency, row.getBigDecimal("rest").setScale(Money.scaleOf(currency)))))
                .list();
    }
}
