package io.plimsoll.subscription;

import io.plimsoll.kernel.PlanKey;
import java.time.Instant;

/** What a subscription is on, from an instant until the next phase; the first one inside of a service period cuts it. */
public record SubscriptionPhase(Instant effectiveFrom, PlanKey plan, int seats) {

    /** Whether plan and seats are the same, whatever the date. */
    boolean sameAs(SubscriptionPhase other) {
        return plan.equals(other.plan) && seats == other.seats;
    }
}
