package io.plimsoll.subscription;

import io.plimsoll.kernel.Alignment;
import io.plimsoll.kernel.BillingCalendar;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer on a plan.
 *
 * @param endAt the end of the last service period once cancelled; null while open
 * @param unbilled the first service period that has no invoice yet
 * @param phases by {@code effectiveFrom}, at least one; the last may lie in the future
 */
public record Subscription(
        SubscriptionId id,
        CustomerId customer,
        CustomerKey customerKey,
        SubscriptionState state,
        Instant startAt,
        @Nullable Instant endAt,
        int intervalMonths,
        Alignment alignment,
        ZoneId timeZone,
        ServicePeriod unbilled,
        List<SubscriptionPhase> phases,
        Instant createdAt) {

    public Subscription {
        phases = List.copyOf(phases);
        if (phases.isEmpty()) {
            throw new IllegalStateException("expected " + id + " to have a phase, but it has none");
        }
    }

    public BillingCalendar calendar() {
        return BillingCalendar.of(alignment, timeZone, intervalMonths, startAt);
    }

    /** The phase in force at the instant; before the start, the first one. */
    public SubscriptionPhase phaseAt(Instant instant) {
        SubscriptionPhase inForce = phases.getFirst();
        for (SubscriptionPhase phase : phases) {
            if (!phase.effectiveFrom().isAfter(instant)) {
                inForce = phase;
            }
        }
        return inForce;
    }
}
