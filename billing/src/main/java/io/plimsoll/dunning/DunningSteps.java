package io.plimsoll.dunning;

import io.plimsoll.invoicing.Receivables;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.payment.PaymentAttempt;
import io.plimsoll.payment.Payments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the step that was decided, once; taken or with the case ended, nothing happens any more. */
@Component
public class DunningSteps {

    private static final Actor SYSTEM = Actor.system("dunning");

    private final DunningRows rows;
    private final DunningLetters letters;
    private final ServiceRestrictions restrictions;
    private final Payments payments;
    private final Receivables receivables;
    private final TransactionTemplate transaction;

    DunningSteps(
            DunningRows rows,
            DunningLetters letters,
            ServiceRestrictions restrictions,
            Payments payments,
            Receivables receivables,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.letters = letters;
        this.restrictions = restrictions;
        this.payments = payments;
        this.receivables = receivables;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Takes the open step of a case, if there is one. Do not call it in a transaction: a retry asks the payment provider.
     *
     * @return when the next one is due
     */
    public Instant take(InvoiceId invoice, Instant at) {
        Optional<DunningStep> open = open(invoice);
        // The provider is asked before, and the step is done with what it said; died between, it answers the same
        // again.
        Optional<PaymentAttempt> attempt = open.filter(step -> step.action() == DunningAction.RETRY)
                .flatMap(step -> payments.retry(invoice, "dunning-" + step.attempt(), SYSTEM, at));
        return Objects.requireNonNull(transaction.execute(status -> {
            // The invoice before its case, as a payment locks them.
            receivables.lock(invoice);
            DunningCase current = rows.lock(invoice).orElseThrow(() -> DunningRefusal.unknown(invoice));
            open(invoice)
                    .filter(step ->
                            open.isPresent() && step.attempt() == open.get().attempt())
                    .ifPresent(step -> finish(current, step, attempt, at));
            return rows.find(invoice).orElseThrow().nextAt();
        }));
    }

    private void finish(DunningCase current, DunningStep step, Optional<PaymentAttempt> attempt, Instant at) {
        if (current.endedAt() != null) {
            rows.done(step, attempt.isPresent() ? "paid" : "not needed", at);
            return;
        }
        String letter = step.letter();
        String result = switch (step.action()) {
            case RETRY -> attempt.map(PaymentAttempt::failureCode).orElse("nothing to charge");
            case REMIND -> "sent";
            case RESTRICT -> {
                restrictions.restrict(step.invoice(), current.customerId(), current.customer(), SYSTEM, at);
                yield "restricted";
            }
            case WRITE_OFF -> {
                receivables.writeOff(step.invoice(), SYSTEM, "dunning, step " + step.attempt(), at);
                yield "written off";
            }
            case WAIT -> "waits";
        };
        if (letter != null) {
            letters.send(current, step.attempt(), letter, at);
        }
        rows.done(step, result, at);
        Integer days = step.thenAfterDays();
        if (days != null) {
            rows.nextStepAt(step.invoice(), at.plus(Duration.ofDays(days)));
        }
    }

    private Optional<DunningStep> open(InvoiceId invoice) {
        List<DunningStep> steps = rows.steps(invoice);
        return steps.isEmpty() || steps.getLast().doneAt() != null ? Optional.empty() : Optional.of(steps.getLast());
    }
}
