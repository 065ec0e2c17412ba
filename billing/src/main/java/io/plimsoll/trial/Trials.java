package io.plimsoll.trial;

import io.plimsoll.audit.Audit;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.kernel.Violations;
import io.plimsoll.outbox.Outbox;
import io.plimsoll.outbox.StartProcess;
import io.plimsoll.policy.Decided;
import io.plimsoll.policy.Policies;
import io.plimsoll.rules.trial.TrialDecision;
import io.plimsoll.subscription.NewSubscription;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.Subscriptions;
import io.plimsoll.subscription.TrialPeriods;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts trials, and converts and extends them when somebody says so. What happens by itself is {@link TrialCourse}'s. */
@Component
public class Trials {

    private static final int EXTEND_DAYS_MAX = 365;

    private final TrialRows trials;
    private final TrialQuestions questions;
    private final TrialPeriods periods;
    private final Subscriptions subscriptions;
    private final Policies policies;
    private final Moves moves;
    private final Outbox outbox;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Trials(
            TrialRows trials,
            TrialQuestions questions,
            TrialPeriods periods,
            Subscriptions subscriptions,
            Policies policies,
            Moves moves,
            Outbox outbox,
            Audit audit,
            ApplicationEventPublisher events) {
        this.trials = trials;
        this.questions = questions;
        this.periods = periods;
        this.subscriptions = subscriptions;
        this.policies = policies;
        this.moves = moves;
        this.outbox = outbox;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Starts a subscription with a trial, as long as the rows say. Starting the same again answers what is there. Refused with
     * {@code no-trial} when no row speaks of one for this plan and customer; then nothing is started.
     */
    @Transactional
    public Subscription start(NewSubscription wanted, Actor actor, Instant at) {
        Subscription started = subscriptions.start(wanted, actor, at);
        if (trials.find(started.id()).isPresent()) {
            return started;
        }
        if (Duration.between(started.createdAt(), at).toMillis() != 0) {
            throw new BillingException(
                    TrialRefusal.NO_TRIAL,
                    "expected " + started.id() + " to begin with a trial, but it was started without one");
        }
        Decided<TrialDecision> decided = questions.howItGoes(started, at);
        TrialDecision decision = decided.decision();
        if (decision == null) {
            throw new BillingException(
                    TrialRefusal.NO_TRIAL,
                    "expected a trial row for plan `" + wanted.plan() + "`, but none answers " + decided.question());
        }
        Instant end = started.startAt().plus(Duration.ofDays(decision.lengthDays()));
        Subscription trialing = periods.lastsUntil(started.id(), end);
        Trial trial = new Trial(
                started.id(), Trial.State.RUNNING, started.startAt(), end, decision.remindDaysBefore(), 0, null, null);
        trials.insert(trial, policies.record(List.of(decided), at).getFirst());
        outbox.startProcesses(
                List.of(new StartProcess(
                        "TrialProcess",
                        started.id().toString(),
                        Map.of(
                                "subject", started.id().toString(),
                                "customer", started.customerKey().value()))),
                at);
        audit.record(
                actor,
                "trial.started",
                started.id().toString(),
                Map.of(
                        "customer", started.customerKey().value(),
                        "plan", wanted.plan().value(),
                        "endsAt", end.toString()),
                at);
        events.publishEvent(new TrialStarted(trial, trialing, at));
        return trialing;
    }

    /** The trial; refused with {@code unknown-trial} when the subscription has and had none. */
    public Trial get(SubscriptionId id) {
        return trials.find(id).orElseThrow(() -> unknown(id));
    }

    public Optional<Trial> find(SubscriptionId id) {
        return trials.find(id);
    }

    public List<Trial> ofSubscriptions(Collection<SubscriptionId> ids) {
        return trials.ofSubscriptions(ids);
    }

    /** Most used of the included units so far, in percent to two decimals; null when the plan includes nothing. */
    public @Nullable BigDecimal usagePercent(Trial trial) {
        return questions.usagePercent(trial.subscription(), trial.startedAt(), trial.endsAt());
    }

    /** Paid service begins now. Converting again changes nothing; a trial that expired or was cancelled is refused. */
    @Transactional
    public Trial convert(SubscriptionId id, Actor actor, Instant at) {
        Trial trial = locked(id);
        if (trial.state() == Trial.State.CONVERTED) {
            return trial;
        }
        refuseOver(trial);
        moves.convert(trial, actor, at);
        moves.tell(id, "CONVERTED", at);
        return get(id);
    }

    /** A person gives some days more, also in grace. */
    @Transactional
    public Trial extend(SubscriptionId id, int days, String reason, Actor actor, Instant at) {
        Trial trial = locked(id);
        refuseOver(trial);
        Violations violations = new Violations();
        violations.expect(
                days >= 1 && days <= EXTEND_DAYS_MAX, "/days", "whole days from 1 to " + EXTEND_DAYS_MAX, days);
        violations.expect(!reason.isBlank(), "/reason", "why the trial is extended", reason);
        violations.refuseAny(TrialRefusal.INVALID_EXTENSION, "an extension of " + id);
        moves.extend(trial, days, reason, null, actor, at);
        moves.tell(id, "EXTENDED:" + (trial.extensions() + 1), at);
        return get(id);
    }

    private Trial locked(SubscriptionId id) {
        return trials.lock(id).orElseThrow(() -> unknown(id));
    }

    private static void refuseOver(Trial trial) {
        if (trial.isOver()) {
            throw new BillingException(
                    TrialRefusal.TRIAL_IS_OVER,
                    "expected the trial of " + trial.subscription() + " to be running, but it is " + trial.state()
                            + " since " + trial.overAt());
        }
    }

    private static BillingException unknown(SubscriptionId id) {
        return new BillingException(TrialRefusal.UNKNOWN_TRIAL, "expected " + id + " to have a trial, but it has none");
    }
}
