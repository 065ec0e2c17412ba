package io.plimsoll.payment;

import io.plimsoll.invoicing.Receivable;
import io.plimsoll.invoicing.Receivables;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Violations;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes money for invoices, and knows what came in. */
@Component
public class Payments {

    private static final int REFERENCE_LENGTH_MAX = 200;

    private final Charging charging;
    private final Receivables receivables;
    private final PaymentRows rows;

    Payments(Charging charging, Receivables receivables, PaymentRows rows) {
        this.charging = charging;
        this.receivables = receivables;
        this.rows = rows;
    }

    /**
     * Charges what is open to a customer who agreed to be charged automatically, once; empty for all others, and when nothing
     * is owed. Do not call it in a transaction: the provider is asked between two.
     */
    public Optional<PaymentAttempt> collect(InvoiceId invoice, Actor actor, Instant at) {
        return charging.charge(invoice, "collect", false, actor, at);
    }

    /**
     * Charges what is open, whatever was agreed, once for each cause; a customer without a means of payment makes an attempt
     * that failed. Empty when nothing is owed. Do not call it in a transaction.
     *
     * @param cause what for, such as {@code dunning-2}; a cause that was tried before answers with its attempt
     */
    public Optional<PaymentAttempt> retry(InvoiceId invoice, String cause, Actor actor, Instant at) {
        return charging.charge(invoice, cause, true, actor, at);
    }

    /**
     * Records money that came by itself. The same method and reference again change nothing. Refused with {@code
     * invalid-payment}, {@code overpayment}, {@code nothing-is-owed}, {@code payment-differs} when the reference was recorded
     * with another amount, and {@code payment-in-flight} while a provider is asked.
     */
    @Transactional
    public Payment record(InvoiceId invoice, NewPayment payment, Actor actor, Instant at) {
        Receivable receivable = receivables.lock(invoice);
        Payment wanted = checked(receivable, payment, actor, at);
        Optional<Payment> known = rows.payments(invoice).stream()
                .filter(each ->
                        each.method() == wanted.method() && each.reference().equals(wanted.reference()))
                .findFirst();
        if (known.isPresent()) {
            if (!known.get().amount().equals(wanted.amount())) {
                throw new BillingException(
                        PaymentRefusal.PAYMENT_DIFFERS,
                        "expected `" + wanted.reference() + "` to be a new payment of " + invoice + ", but "
                                + known.get().amount() + " came in under it");
            }
            return known.get();
        }
        receivables.refuseInFlight(receivable);
        receivables.received(invoice, wanted.amount(), wanted.method() + " " + wanted.reference(), actor, at);
        rows.insert(wanted);
        return wanted;
    }

    /** In the order they came in. */
    @Transactional(readOnly = true)
    public List<Payment> of(InvoiceId invoice) {
        return rows.payments(invoice);
    }

    @Transactional(readOnly = true)
    public List<PaymentAttempt> attempts(InvoiceId invoice) {
        return rows.attempts(invoice);
    }

    private static Payment checked(Receivable receivable, NewPayment payment, Actor actor, Instant at) {
        Violations violations = new Violations();
        Currency currency = receivable.total().currency();
        Money amount = amount(payment.amount(), currency);
        PaymentMethod method = method(payment.method());
        String reference = payment.reference();
        Instant paidAt = payment.paidAt() == null ? at : payment.paidAt();
        violations.expect(amount != null, "/amount", "a positive amount of " + currency, payment.amount());
        violations.expect(method != null, "/method", "TRANSFER, CARD, CHEQUE, CASH or OTHER", payment.method());
        violations.expect(
                reference != null && !reference.isBlank() && reference.length() <= REFERENCE_LENGTH_MAX,
                "/reference",
                "a reference of 1 to 200 characters",
                reference);
        violations.expect(!paidAt.isAfter(at), "/paidAt", "a time that has passed", paidAt);
        violations.refuseAny(PaymentRefusal.INVALID_PAYMENT, "a payment");
        return new Payment(
                receivable.invoice(),
                null,
                Objects.requireNonNull(amount),
                Objects.requireNonNull(method),
                Objects.requireNonNull(reference).strip(),
                paidAt,
                at,
                actor);
    }

    private static @Nullable Money amount(@Nullable String text, Currency currency) {
        try {
            Money amount = text == null ? null : Money.exactly(currency, new BigDecimal(text.strip()));
            return amount == null || amount.isZero() || amount.isNegative() ? null : amount;
        } catch (NumberFormatException | IllegalStateException e) {
            return null;
        }
    }

    private static @Nullable PaymentMethod method(@Nullable String name) {
        for (PaymentMethod method : PaymentMethod.values()) {
            if (method != PaymentMethod.PROVIDER && method.name().equals(name)) {
                return method;
            }
        }
        return null;
    }
}
