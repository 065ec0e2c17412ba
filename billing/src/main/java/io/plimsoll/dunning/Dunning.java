package io.plimsoll.dunning;

import io.plimsoll.audit.Audit;
import io.plimsoll.invoicing.Receivables;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Page;
import io.plimsoll.kernel.PageCursor;
import io.plimsoll.kernel.Violations;
import io.plimsoll.outbox.Outbox;
import io.plimsoll.outbox.PublishMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides what comes next for overdue invoices, and lets people of finance step in. */
@Component
public class Dunning {

    private static final int PAGE_SIZE_MAX = 500;
    private static final int DAYS_AFTER_A_PERSON = 7;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(180);
    private static final String DUNNING_MOVED = "DunningMoved";

    private final DunningRows rows;
    private final StepDeciding deciding;
    private final Receivables receivables;
    private final Outbox outbox;
    private final Audit audit;

    Dunning(DunningRows rows, StepDeciding deciding, Receivables receivables, Outbox outbox, Audit audit) {
        this.rows = rows;
        this.deciding = deciding;
        this.receivables = receivables;
        this.outbox = outbox;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Optional<DunningCase> find(InvoiceId invoice) {
        return rows.find(invoice);
    }

    /** The case; refused with {@code unknown-dunning-case} when the invoice was never overdue. */
    @Transactional(readOnly = true)
    public DunningCase get(InvoiceId invoice) {
        return rows.find(invoice).orElseThrow(() -> DunningRefusal.unknown(invoice));
    }

    /** In the order they were decided. */
    @Transactional(readOnly = true)
    public List<DunningStep> steps(InvoiceId invoice) {
        return rows.steps(invoice);
    }

    /** Open cases, the oldest first; refused with {@code bad-dunning-cursor}. */
    @Transactional(readOnly = true)
    public Page<DunningCase> open(@Nullable String cursor, int limit) {
        int size = Math.clamp(limit, 1, PAGE_SIZE_MAX);
        PageCursor after = cursor == null
                ? null
                : PageCursor.decode(cursor)
                        .orElseThrow(() -> new BillingException(
                                DunningRefusal.BAD_DUNNING_CURSOR,
                                "expected the `next` of a page of cases, but got something else"));
        List<DunningCase> found = rows.open(
                after == null ? null : Instant.parse(after.sortedBy()), after == null ? 0 : after.id(), size + 1);
        if (found.size() <= size) {
            return new Page<>(found, null);
        }
        DunningCase last = found.get(size - 1);
        return new Page<>(
                found.subList(0, size),
                new PageCursor(last.openedAt().toString(), last.invoice().value()).encode());
    }

    /**
     * What comes next: a step that is written down, with the decision behind it. Asked again it answers the same until the
     * step is done.
     */
    @Transactional
    public NextStep decide(InvoiceId invoice, Instant at) {
        DunningCase current = lock(invoice);
        if (current.endedAt() != null) {
            return new NextStep.Nothing();
        }
        List<DunningStep> steps = rows.steps(invoice);
        if (!steps.isEmpty() && steps.getLast().doneAt() == null) {
            return new NextStep.Take(steps.getLast());
        }
        if (current.nextAt().isAfter(at)) {
            return new NextStep.WaitUntil(current.nextAt());
        }
        Optional<DunningStep> decided = deciding.decide(current, steps.size(), at);
        decided.ifPresent(step -> write(current, step, at));
        return decided.<NextStep>map(NextStep.Take::new).orElseGet(NextStep.AskAPerson::new);
    }

    /** What a person decided where no row did; it is taken like a row's. Refused when the case has ended. */
    @Transactional
    public void decideByHand(InvoiceId invoice, DunningAction action, String note, Actor actor, Instant at) {
        DunningCase current = lockOpen(invoice);
        int attempt = rows.steps(invoice).size();
        String letter = switch (action) {
            case REMIND -> "firm-reminder";
            case RESTRICT -> "service-restricted";
            case RETRY, WAIT, WRITE_OFF -> null;
        };
        boolean nothingToDo = action == DunningAction.WAIT;
        DunningStep step = new DunningStep(
                invoice,
                attempt,
                action,
                letter,
                action == DunningAction.WRITE_OFF ? null : DAYS_AFTER_A_PERSON,
                null,
                null,
                actor,
                at,
                nothingToDo ? at : null,
                nothingToDo ? "waits: " + note : null);
        write(current, step, at);
        if (nothingToDo) {
            rows.nextStepAt(invoice, at.plus(Duration.ofDays(DAYS_AFTER_A_PERSON)));
        }
    }

    /**
     * Takes no step until then.
     *
     * @param promised whether the customer promised to pay until then; a promise is kept or the steps go on
     */
    @Transactional
    public DunningCase pause(
            InvoiceId invoice, @Nullable Instant until, boolean promised, String reason, Actor actor, Instant at) {
        lockOpen(invoice);
        Violations violations = new Violations();
        violations.expect(
                until != null && until.isAfter(at) && !until.isAfter(at.plus(LONGEST_PAUSE)),
                "/until",
                "a time within the next 180 days",
                until);
        violations.expect(!reason.isBlank(), "/reason", "a reason", null);
        violations.refuseAny(DunningRefusal.INVALID_DUNNING_PAUSE, "a pause");
        rows.pause(invoice, until, reason.strip(), promised);
        return moved(
                invoice,
                promised ? "dunning.promised" : "dunning.paused",
                Map.of("until", String.valueOf(until), "reason", reason.strip()),
                actor,
                at);
    }

    /** Ends a pause; without one nothing changes. */
    @Transactional
    public DunningCase resume(InvoiceId invoice, Actor actor, Instant at) {
        DunningCase current = lockOpen(invoice);
        if (current.pausedUntil() == null) {
            return current;
        }
        rows.pause(invoice, null, null, false);
        return moved(invoice, "dunning.resumed", Map.of(), actor, at);
    }

    /** Gives the invoice up, for a reason. */
    @Transactional
    public DunningCase writeOff(InvoiceId invoice, String reason, Actor actor, Instant at) {
        if (reason.isBlank()) {
            throw new BillingException(
                    DunningRefusal.WRITE_OFF_REASON_MISSING,
                    "expected a reason to write " + invoice + " off, but it is blank",
                    List.of(new BillingException.Violation("/reason", "expected a reason, but it is blank")));
        }
        // The invoice before its case, as a payment locks them.
        receivables.lock(invoice);
        lock(invoice);
        receivables.writeOff(invoice, actor, reason.strip(), at);
        return get(invoice);
    }

    private DunningCase moved(InvoiceId invoice, String action, Map<String, String> detail, Actor actor, Instant at) {
        DunningCase after = get(invoice);
        Map<String, String> all = new HashMap<>(detail);
        all.put("customer", after.customer().value());
        audit.record(actor, action, invoice.toString(), all, at);
        outbox.publish(
                new PublishMessage(DUNNING_MOVED, invoice.toString(), Map.of()), invoice + ":" + action + ":" + at, at);
        return after;
    }

    private void write(DunningCase current, DunningStep step, Instant at) {
        rows.insert(step);
        Map<String, String> detail = new HashMap<>(Map.of(
                "customer", current.customer().value(),
                "attempt", Integer.toString(step.attempt()),
                "action", step.action().name(),
                "open", current.open().toPlainString(),
                "currency", current.open().currency().getCurrencyCode()));
        String version = step.versionHash();
        if (version != null) {
            detail.put("version", version);
        }
        audit.record(step.decidedBy(), "dunning.step-decided", step.invoice().toString(), detail, at);
    }

    private DunningCase lockOpen(InvoiceId invoice) {
        DunningCase current = lock(invoice);
        if (current.endedAt() != null) {
            throw DunningRefusal.ended(current);
        }
        return current;
    }

    private DunningCase lock(InvoiceId invoice) {
        return rows.lock(invoice).orElseThrow(() -> DunningRefusal.unknown(invoice));
    }
}
