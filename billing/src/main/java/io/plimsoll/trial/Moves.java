package io.plimsoll.trial;

import io.plimsoll.audit.Audit;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.outbox.Outbox;
import io.plimsoll.outbox.PublishMessage;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.TrialPeriods;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What moves a trial, whoever says so: the trial's row, its subscription, the audit record and who listens. */
@Component
class Moves {

    private static final String MOVED = "TrialMoved";

    private final TrialRows trials;
    private final TrialPeriods periods;
    private final Outbox outbox;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Moves(TrialRows trials, TrialPeriods periods, Outbox outbox, Audit audit, ApplicationEventPublisher events) {
        this.trials = trials;
        this.periods = periods;
        this.outbox = outbox;
        this.audit = audit;
        this.events = events;
    }

    void convert(Trial trial, Actor actor, Instant at) {
        Subscription converted = periods.convert(trial.subscription(), at);
        trials.over(trial.subscription(), Trial.State.CONVERTED, null, at);
        record(
                actor,
                "trial.converted",
                converted,
                Map.of("paidFrom", converted.paidFrom().toString()),
                at);
        events.publishEvent(new TrialConverted(get(trial), converted, at));
    }

    void extend(Trial trial, int days, String reason, @Nullable Long decision, Actor actor, Instant at) {
        Instant end = trial.endsAt().plus(Duration.ofDays(days));
        Subscription extended = periods.lastsUntil(trial.subscription(), end);
        trials.lengthen(trial, end, actor, reason, decision, at);
        record(
                actor,
                "trial.extended",
                extended,
                Map.of("days", Integer.toString(days), "endsAt", end.toString(), "reason", reason),
                at);
    }

    /** Some days of service more before it expires. */
    void giveGrace(Trial trial, int days, @Nullable PlanKey expireTo, Actor actor, Instant at) {
        Instant end = trial.endsAt().plus(Duration.ofDays(days));
        Subscription given = periods.lastsUntil(trial.subscription(), end);
        trials.give(trial, end, expireTo);
        record(actor, "trial.ended", given, Map.of("graceEndsAt", end.toString()), at);
    }

    void expire(Trial trial, @Nullable PlanKey expireTo, Actor actor, Instant at) {
        Subscription expired = expireTo == null
                ? periods.stop(trial.subscription(), at)
                : periods.convertTo(trial.subscription(), expireTo, at);
        trials.over(trial.subscription(), Trial.State.EXPIRED, expireTo, at);
        record(
                actor,
                "trial.expired",
                expired,
                Map.of("goesOnWith", expireTo == null ? "nothing" : expireTo.value()),
                at);
        events.publishEvent(new TrialExpired(get(trial), expired, at));
    }

    void cancel(Trial trial, Actor actor, Subscription cancelled, Instant at) {
        trials.over(trial.subscription(), Trial.State.CANCELLED, null, at);
        record(actor, "trial.cancelled", cancelled, Map.of(), at);
    }

    /** The process asks again what is next. */
    void tell(SubscriptionId id, String what, Instant at) {
        outbox.publish(new PublishMessage(MOVED, id.toString(), Map.of()), id + ":" + what, at);
    }

    private Trial get(Trial trial) {
        return trials.find(trial.subscription()).orElseThrow();
    }

    private void record(Actor actor, String what, Subscription subscription, Map<String, String> more, Instant at) {
        Map<String, String> detail = new HashMap<>(more);
        detail.put("customer", subscription.customerKey().value());
        audit.record(actor, what, subscription.id().toString(), Map.copyOf(detail), at);
    }
}
