package io.plimsoll.payment;

import io.plimsoll.audit.Audit;
import io.plimsoll.customer.PaymentPreference;
import io.plimsoll.customer.PaymentPreferences;
import io.plimsoll.invoicing.Receivable;
import io.plimsoll.invoicing.Receivables;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.InvoiceId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Charges in three steps: the attempt and its key are committed, the provider is asked, the outcome is committed. Whoever finds
 * an attempt without an outcome asks the provider what became of its key before charging with it again.
 */
@Component
class Charging {

    private final Receivables receivables;
    private final PaymentPreferences preferences;
    private final PaymentRows rows;
    private final ObjectProvider<PaymentProvider> provider;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Charging(
            Receivables receivables,
            PaymentPreferences preferences,
            PaymentRows rows,
            ObjectProvider<PaymentProvider> provider,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.receivables = receivables;
        this.preferences = preferences;
        this.rows = rows;
        this.provider = provider;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        // Also inside a caller's transaction: what the provider is asked must be known to everybody before.
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** An attempt to see through; {@code fresh} when the provider cannot have heard of it. */
    private record Begun(PaymentAttempt attempt, boolean fresh) {}

    Optional<PaymentAttempt> charge(InvoiceId invoice, String cause, boolean always, Actor actor, Instant at) {
        // One that nobody saw through comes first: it may have paid the invoice.
        transaction.execute(status -> rows.pending(invoice)).stream()
                .filter(pending -> !pending.cause().equals(cause))
                .forEach(pending -> seeThrough(new Begun(pending, false), at));
        Optional<Begun> begun =
                Objects.requireNonNull(transaction.execute(status -> begin(invoice, cause, always, actor, at)));
        return begun.map(each -> seeThrough(each, at));
    }

    private Optional<Begun> begin(InvoiceId invoice, String cause, boolean always, Actor actor, Instant at) {
        Receivable receivable = receivables.lock(invoice);
        Optional<PaymentAttempt> known = rows.attemptFor(invoice, cause);
        if (known.isPresent()) {
            return known.map(attempt -> new Begun(attempt, false));
        }
        PaymentPreference preference = preferences.of(receivable.customerId());
        if (!receivable.owed() || !(always || preference.chargedAutomatically())) {
            return Optional.empty();
        }
        receivables.refuseInFlight(receivable);
        PaymentProvider asked = provider.getIfAvailable();
        PaymentAttempt attempt = rows.insert(
                invoice,
                cause,
                receivable.open(),
                preference.paymentToken(),
                asked == null ? null : asked.name(),
                actor,
                at);
        receivables.chargingBegan(invoice, at);
        return Optional.of(new Begun(attempt, true));
    }

    private PaymentAttempt seeThrough(Begun begun, Instant at) {
        PaymentAttempt attempt = begun.attempt();
        if (attempt.state() != AttemptState.PENDING) {
            return attempt;
        }
        ChargeOutcome outcome = ask(begun);
        return Objects.requireNonNull(transaction.execute(status -> settle(attempt, outcome, at)));
    }

    private ChargeOutcome ask(Begun begun) {
        PaymentAttempt attempt = begun.attempt();
        PaymentProvider asked = provider.getIfAvailable();
        if (asked == null) {
            return new ChargeOutcome.Declined("no-payment-provider", "no payment provider is connected");
        }
        @Nullable String token = attempt.paymentToken();
        if (token == null) {
            return new ChargeOutcome.Declined("no-means-of-payment", "the customer has given no means of payment");
        }
        ChargeRequest request = new ChargeRequest(
                attempt.idempotencyKey(),
                receivables.get(attempt.invoice()).customer(),
                token,
                attempt.amount(),
                "invoice " + attempt.invoice());
        return begun.fresh()
                ? asked.charge(request)
                : asked.find(attempt.idempotencyKey()).orElseGet(() -> asked.charge(request));
    }

    private PaymentAttempt settle(PaymentAttempt attempt, ChargeOutcome outcome, Instant at) {
        InvoiceId invoice = attempt.invoice();
        Receivable receivable = receivables.lock(invoice);
        if (rows.answer(attempt, outcome, at)) {
            receivables.chargingEnded(invoice);
            switch (outcome) {
                case ChargeOutcome.Charged(String reference) -> {
                    rows.insert(new Payment(
                            invoice,
                            attempt.attempt(),
                            attempt.amount(),
                            PaymentMethod.PROVIDER,
                            reference,
                            at,
                            at,
                            attempt.askedBy()));
                    receivables.received(invoice, attempt.amount(), "PROVIDER " + reference, attempt.askedBy(), at);
                }
                case ChargeOutcome.Declined declined -> recordFailure(receivable, attempt, declined, at);
            }
        }
        return rows.attemptFor(invoice, attempt.cause()).orElseThrow();
    }

    private void recordFailure(
            Receivable receivable, PaymentAttempt attempt, ChargeOutcome.Declined declined, Instant at) {
        Map<String, String> detail = new HashMap<>(Map.of(
                "customer", receivable.customer().value(),
                "attempt", Integer.toString(attempt.attempt()),
                "amount", attempt.amount().toPlainString(),
                "currency", attempt.amount().currency().getCurrencyCode(),
                "code", declined.code(),
                "reason", declined.reason()));
        audit.record(
                attempt.askedBy(), "invoice.payment-failed", attempt.invoice().toString(), detail, at);
    }
}
