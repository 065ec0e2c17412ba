package io.plimsoll.subscription;

import io.plimsoll.kernel.PlanKey;
import java.time.Instant;

/** What a subscription is on, from the start of a service period until the next phase. */
public record SubscriptionPhase(Instant effectiveFrom, PlanKey plan, int seats) {

    /** Whether plan and seats are the same, whatever the date. */
    boolean sameAs(SubscriptionPhase other) {
        return plan.equals(other.plan) && seats == other.seats;
    }
}
