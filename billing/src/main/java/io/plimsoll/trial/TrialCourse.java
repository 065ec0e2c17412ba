package io.plimsoll.trial;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.notification.Notice;
import io.plimsoll.notification.Notices;
import io.plimsoll.policy.Decided;
import io.plimsoll.policy.Policies;
import io.plimsoll.rules.trial.TrialDecision;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.SubscriptionCancelled;
import io.plimsoll.subscription.Subscriptions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens to a trial by itself, step by step, as its process asks for it. Every step may come twice or late: it looks
 * first whether the trial still waits for it.
 */
@Component
public class TrialCourse {

    private static final Actor PROCESS = Actor.system("trial-process");

    private final TrialRows trials;
    private final TrialQuestions questions;
    private final Moves moves;
    private final Policies policies;
    private final Subscriptions subscriptions;
    private final Notices notices;

    TrialCourse(
            TrialRows trials,
            TrialQuestions questions,
            Moves moves,
            Policies policies,
            Subscriptions subscriptions,
            Notices notices) {
        this.trials = trials;
        this.questions = questions;
        this.moves = moves;
        this.policies = policies;
        this.subscriptions = subscriptions;
        this.notices = notices;
    }

    /** What it waits for now. */
    @Transactional(readOnly = true)
    public NextStep next(SubscriptionId id) {
        Trial trial = trials.find(id).orElseThrow();
        return switch (trial.state()) {
            case RUNNING -> nextOfRunning(trial);
            case GRACE -> new NextStep(NextStep.Kind.EXPIRE, trial.endsAt());
            case CONVERTED -> over(NextStep.Kind.CONVERTED, trial);
            case EXPIRED -> over(NextStep.Kind.EXPIRED, trial);
            case CANCELLED -> over(NextStep.Kind.CANCELLED, trial);
        };
    }

    private NextStep nextOfRunning(Trial trial) {
        List<Integer> reminded = trials.remindedDays(trial);
        return trial.remindDaysBefore().stream()
                .filter(days -> !reminded.contains(days))
                .max(Comparator.naturalOrder())
                .map(days -> new NextStep(NextStep.Kind.REMIND, trial.remindAt(days)))
                .orElseGet(() -> new NextStep(NextStep.Kind.DECIDE, trial.endsAt()));
    }

    private static NextStep over(NextStep.Kind kind, Trial trial) {
        return new NextStep(kind, Objects.requireNonNull(trial.overAt()));
    }

    /** Reminds the customer of the days that are left, once; reminders missed meanwhile are not made up for. */
    @Transactional
    public void remind(SubscriptionId id, Instant at) {
        Trial trial = trials.lock(id).orElseThrow();
        List<Integer> reminded = trials.remindedDays(trial);
        List<Integer> due = trial.remindDaysBefore().stream()
                .filter(days ->
                        !reminded.contains(days) && !trial.remindAt(days).isAfter(at))
                .toList();
        if (trial.state() != Trial.State.RUNNING || due.isEmpty()) {
            return;
        }
        trials.reminded(trial, due, at);
        if (trial.endsAt().isAfter(at)) {
            notices.send(reminder(trial, due.getLast(), at), at);
        }
    }

    private Notice reminder(Trial trial, int days, Instant at) {
        Subscription subscription = subscriptions.get(trial.subscription());
        BigDecimal used = questions.usagePercent(trial.subscription(), trial.startedAt(), trial.endsAt());
        return new Notice(
                trial.subscription() + ":trial:" + trial.endsAt() + ":" + days,
                subscription.customer(),
                "CUSTOMER",
                "trial-reminder",
                Map.of(
                        "plan", subscription.phaseAt(at).plan().value(),
                        "endsAt", trial.endsAt().toString(),
                        "used",
                                used == null
                                        ? ""
                                        : used.setScale(0, RoundingMode.DOWN).toPlainString()));
    }

    /** Its end has come: the rows say what becomes of it. Does nothing when the end was moved, or the trial is over. */
    @Transactional
    public void decideEnd(SubscriptionId id, Instant at) {
        Trial trial = trials.lock(id).orElseThrow();
        if (trial.state() != Trial.State.RUNNING || trial.endsAt().isAfter(at)) {
            return;
        }
        Decided<TrialDecision> decided = questions.whatBecomes(trial, at);
        long decisionId = policies.record(List.of(decided), at).getFirst();
        trials.decided(id, decisionId);
        TrialDecision decision = decided.decision();
        if (decision == null) {
            // No row speaks of it any more: nobody agreed to pay, so service stops.
            moves.expire(trial, null, PROCESS, at);
            return;
        }
        switch (decision.atEnd()) {
            case "CONVERT" -> moves.convert(trial, PROCESS, at);
            case "EXTEND" ->
                moves.extend(
                        trial,
                        Objects.requireNonNull(decision.extendDays()),
                        "by trial row " + String.join(", ", decided.rowIds()),
                        decisionId,
                        PROCESS,
                        at);
            case "EXPIRE" -> expireBy(decision, trial, at);
            default -> throw new IllegalStateException("expected CONVERT, EXTEND or EXPIRE, but got " + decision);
        }
    }

    private void expireBy(TrialDecision decision, Trial trial, Instant at) {
        PlanKey expireTo = decision.expireTo() == null ? null : new PlanKey(decision.expireTo());
        if (decision.graceDays() > 0) {
            moves.giveGrace(trial, decision.graceDays(), expireTo, PROCESS, at);
        } else {
            moves.expire(trial, expireTo, PROCESS, at);
        }
    }

    /** Grace is over. Does nothing when it is not, or the trial was converted, extended or cancelled meanwhile. */
    @Transactional
    public void expire(SubscriptionId id, Instant at) {
        Trial trial = trials.lock(id).orElseThrow();
        if (trial.state() == Trial.State.GRACE && !trial.endsAt().isAfter(at)) {
            moves.expire(trial, trial.expireTo(), PROCESS, at);
        }
    }

    @EventListener
    void cancelled(SubscriptionCancelled cancelled) {
        SubscriptionId id = cancelled.subscription().id();
        trials.lock(id).filter(trial -> !trial.isOver()).ifPresent(trial -> {
            moves.cancel(trial, cancelled.actor(), cancelled.subscription(), cancelled.at());
            moves.tell(id, "CANCELLED", cancelled.at());
        });
    }
}
