package io.plimsoll.payment;

import io.plimsoll.kernel.CustomerKey;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a sandbox's payment provider remembers, so that it survives the app like a real one. It declines customers whose token
 * begins with {@code tok_fail}, and those it was told to decline, so many times or until an instant.
 */
@Component
public class SandboxCharges {

    private final JdbcClient database;

    SandboxCharges(JdbcClient database) {
        this.database = database;
    }

    /** Charges or declines, once for a key. */
    @Transactional
    public ChargeOutcome charge(ChargeRequest request, Instant at) {
        return find(request.idempotencyKey()).orElseGet(() -> {
            String declinedFor = declinedFor(request, at);
            database.sql("""
                            insert into sandbox_charge (idempotency_key, customer_key, amount, currency, declined_for, charged_at)
                            values (:key, :customer, :amount, :currency, :declinedFor, :at)
                            on conflict (idempotency_key) do nothing
                            """)
                    .param("key", request.idempotencyKey())
                    .param("customer", request.customer().value())
                    .param("amount", request.amount().amount())
                    .param("currency", request.amount().currency().getCurrencyCode())
                    .param("declinedFor", declinedFor)
                    .param("at", Timestamp.from(at))
                    .update();
            return find(request.idempotencyKey()).orElseThrow();
        });
    }

    @Transactional(readOnly = true)
    public Optional<ChargeOutcome> find(String idempotencyKey) {
        return database.sql("select declined_for from sandbox_charge where idempotency_key = :key")
                .param("key", idempotencyKey)
                .query((row, number) -> outcome(idempotencyKey, row.getString("declined_for")))
                .optional();
    }

    /** From now on this customer's charges are declined; both null ends that. */
    @Transactional
    public void failFor(CustomerKey customer, @Nullable Integer times, @Nullable Instant until) {
        database.sql("delete from sandbox_payment_failure where customer_key = :customer")
                .param("customer", customer.value())
                .update();
        if (times != null || until != null) {
            database.sql("""
                            insert into sandbox_payment_failure (customer_key, times_left, fails_until)
                            values (:customer, :times, :until::timestamptz)
                            """)
                    .param("customer", customer.value())
                    .param("times", times)
                    .param("until", until == null ? null : until.toString())
                    .update();
        }
    }

    private @Nullable String declinedFor(ChargeRequest request, Instant at) {
        if (request.paymentToken().startsWith("tok_fail")) {
            return "the token asks for it";
        }
        int told = database.sql("""
                        update sandbox_payment_failure set times_left = times_left - 1
                         where customer_key = :customer and coalesce(times_left > 0, true) and coalesce(fails_until > :at, true)
                        """)
                .param("customer", request.customer().value())
                .param("at", Timestamp.from(at))
                .update();
        return told == 0 ? null : "the sandbox was told to";
    }

    private static ChargeOutcome outcome(String key, @Nullable String declinedFor) {
        return declinedFor == null
                ? new ChargeOutcome.Charged("sandbox-" + key)
                : new ChargeOutcome.Declined("card-declined", declinedFor);
    }
}
