package io.plimsoll.subscription;

import io.plimsoll.kernel.BillingCalendar;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Service before the first paid period. Nothing is billed for it; paid service, and with it the first service period, begins
 * where it ends. Says nothing of why a trial is given, moved or ended: that is {@code trial}'s.
 */
@Component
public class TrialPeriods {

    private final SubscriptionRepository repository;
    private final Subscriptions subscriptions;

    TrialPeriods(SubscriptionRepository repository, Subscriptions subscriptions) {
        this.repository = repository;
        this.subscriptions = subscriptions;
    }

    /** Puts a subscription that was just started, and never billed, on trial until the instant, or moves the trial's end. */
    @Transactional
    public Subscription lastsUntil(SubscriptionId id, Instant end) {
        repository.lock(id);
        Subscription subscription = subscriptions.get(id);
        if (subscription.endAt() != null || subscription.unbilled().start().isAfter(subscription.paidFrom())) {
            throw new BillingException(
                    SubscriptionRefusal.NOT_IN_TRIAL,
                    "expected " + id + " to be open and not billed yet, but its unbilled period is "
                            + subscription.unbilled() + " and it ends at " + subscription.endAt());
        }
        repository.payFrom(id, first(subscription, end), SubscriptionState.TRIALING);
        return subscriptions.get(id);
    }

    /** Paid service begins, at the quarter hour of {@code at} or at the trial's end if that was before. */
    @Transactional
    public Subscription convert(SubscriptionId id, Instant at) {
        repository.lock(id);
        Subscription subscription = trialing(id);
        repository.payFrom(id, first(subscription, endOf(subscription, at)), SubscriptionState.ACTIVE);
        return subscriptions.get(id);
    }

    /** The same, on another plan. */
    @Transactional
    public Subscription convertTo(SubscriptionId id, PlanKey plan, Instant at) {
        repository.lock(id);
        Subscription subscription = trialing(id);
        Instant from = endOf(subscription, at);
        int seats = subscription.phaseAt(from).seats();
        repository.putPhase(id, new SubscriptionPhase(from, plan, seats), at);
        repository.payFrom(id, first(subscription, from), SubscriptionState.ACTIVE);
        return subscriptions.get(id);
    }

    /** Service stops; nothing was and nothing will be billed. */
    @Transactional
    public Subscription stop(SubscriptionId id, Instant at) {
        repository.lock(id);
        Subscription subscription = trialing(id);
        repository.end(id, endOf(subscription, at), SubscriptionState.ENDED);
        return subscriptions.get(id);
    }

    private Subscription trialing(SubscriptionId id) {
        Subscription subscription = subscriptions.get(id);
        if (subscription.state() != SubscriptionState.TRIALING) {
            throw new BillingException(
                    SubscriptionRefusal.NOT_IN_TRIAL,
                    "expected " + id + " to be in its trial, but it is " + subscription.state());
        }
        return subscription;
    }

    private static Instant endOf(Subscription subscription, Instant at) {
        Instant quarterHour = StartLimits.quarterHourOf(at);
        if (quarterHour.isBefore(subscription.startAt())) {
            return subscription.startAt();
        }
        return quarterHour.isBefore(subscription.paidFrom()) ? quarterHour : subscription.paidFrom();
    }

    private static ServicePeriod first(Subscription subscription, Instant from) {
        return BillingCalendar.of(
                        subscription.alignment(), subscription.timeZone(), subscription.intervalMonths(), from)
                .first();
    }
}
