package io.plimsoll.customer;

import io.plimsoll.audit.Audit;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Violations;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How customers pay. */
@Component
public class PaymentPreferences {

    private static final int TOKEN_LENGTH_MAX = 200;

    private final JdbcClient database;
    private final Customers customers;
    private final Audit audit;

    PaymentPreferences(JdbcClient database, Customers customers, Audit audit) {
        this.database = database;
        this.customers = customers;
        this.audit = audit;
    }

    /**
     * A preference as it came: any part may be missing or wrong.
     *
     * @param collectionMethod SEND_INVOICE when it is left out
     * @param budgetCap a decimal in the customer's currency
     */
    public record Wanted(
            @Nullable String collectionMethod,
            @Nullable String paymentToken,
            @Nullable String budgetCap) {}

    @Transactional(readOnly = true)
    public PaymentPreference of(CustomerId customer) {
        return database.sql(
                        "select currency, collection_method, payment_token, budget_cap from customer where customer_id = :customer")
                .param("customer", customer.value())
                .query((row, number) -> preference(row))
                .single();
    }

    /** Replaces the preference; the same again changes nothing. Refused with {@code invalid-customer}. */
    @Transactional
    public PaymentPreference put(CustomerKey key, Wanted wanted, Actor actor, Instant at) {
        Customer customer = customers.get(key);
        PaymentPreference before = of(customer.id());
        PaymentPreference after = checked(wanted, customer.currency());
        if (after.equals(before)) {
            return before;
        }
        Money cap = after.budgetCap();
        database.sql("""
                        update customer
                           set collection_method = :method, payment_token = :token, budget_cap = :cap::numeric, updated_at = :at::timestamptz
                         where customer_id = :customer
                        """)
                .param("customer", customer.id().value())
                .param("method", after.collectionMethod().name())
                .param("token", after.paymentToken())
                .param("cap", cap == null ? null : cap.toPlainString())
                .param("at", at.toString())
                .update();
        audit.record(
                actor,
                "customer.payment-preference-changed",
                "customer:" + key,
                Map.of("customer", key.value(), "from", words(before), "to", words(after)),
                at);
        return after;
    }

    private static PaymentPreference checked(Wanted wanted, Currency currency) {
        Violations violations = new Violations();
        CollectionMethod method = method(wanted.collectionMethod());
        String token = wanted.paymentToken() == null || wanted.paymentToken().isBlank()
                ? null
                : wanted.paymentToken().strip();
        String capText = wanted.budgetCap() == null || wanted.budgetCap().isBlank()
                ? null
                : wanted.budgetCap().strip();
        Money cap = capText == null ? null : cap(capText, currency);
        violations.expect(
                method != null, "/collectionMethod", "CHARGE_AUTOMATICALLY or SEND_INVOICE", wanted.collectionMethod());
        violations.expect(
                token == null || token.length() <= TOKEN_LENGTH_MAX,
                "/paymentToken",
                "a token of at most 200 characters",
                token);
        violations.expect(capText == null || cap != null, "/budgetCap", "a positive amount of " + currency, capText);
        violations.refuseAny(CustomerRefusal.INVALID_CUSTOMER, "a payment preference");
        return new PaymentPreference(Objects.requireNonNull(method), token, cap);
    }

    private static @Nullable CollectionMethod method(@Nullable String name) {
        if (name == null) {
            return CollectionMethod.SEND_INVOICE;
        }
        for (CollectionMethod method : CollectionMethod.values()) {
            if (method.name().equals(name)) {
                return method;
            }
        }
        return null;
    }

    private static @Nullable Money cap(String text, Currency currency) {
        try {
            Money cap = Money.exactly(currency, new BigDecimal(text));
            return cap.isNegative() || cap.isZero() ? null : cap;
        } catch (NumberFormatException | IllegalStateException e) {
            return null;
        }
    }

    /** The token is left out: whoever reads the audit record need not have it. */
    private static Map<String, String> words(PaymentPreference preference) {
        Map<String, String> words = new HashMap<>();
        words.put("collectionMethod", preference.collectionMethod().name());
        words.put("meansOfPayment", preference.paymentToken() == null ? "none" : "on file");
        Money cap = preference.budgetCap();
        words.put("budgetCap", cap == null ? "none" : cap.toPlainString());
        return words;
    }

    private static PaymentPreference preference(ResultSet row) throws SQLException {
        BigDecimal cap = row.getBigDecimal("budget_cap");
        return new PaymentPreference(
                CollectionMethod.valueOf(row.getString("collection_method")),
                row.getString("payment_token"),
                cap == null ? null : Money.exactly(Currency.getInstance(row.getString("currency")), cap));
    }
}
