package io.plimsoll.subscription;

import io.plimsoll.kernel.Alignment;
import io.plimsoll.kernel.BillingCalendar;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
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

    /** Whole months from the start of service to the instant, by local dates. */
    public int tenureMonthsAt(Instant instant) {
        long months = ChronoUnit.MONTHS.between(
                startAt.atZone(timeZone).toLocalDate(), instant.atZone(timeZone).toLocalDate());
        return Math.toIntExact(Math.max(0, months));
    }

    /** Whether the subscription serves at the instant. */
    public boolean servesAt(Instant instant) {
        return !instant.isBefore(startAt) && (endAt == null || instant.isBefore(endAt));
    }

    /** Whether service ends at or before the instant. */
    boolean endsBy(Instant instant) {
        return endAt != null && !endAt.isAfter(instant);
    }

    /** Whether the plan is served at the instant or later. */
    boolean servesFrom(Instant instant, PlanKey plan) {
        boolean neverServes = startAt.equals(endAt);
        if (neverServes || endsBy(instant)) {
            return false;
        }
        return phaseAt(instant).plan().equals(plan)
                || phases.stream()
                        .anyMatch(phase -> phase.effectiveFrom().isAfter(instant)
                                && phase.plan().equals(plan));
    }

    /** Whether it started on this plan with these seats and is still open. */
    boolean isAsStarted(PlanKey plan, int seats) {
        SubscriptionPhase first = phases.getFirst();
        return endAt == null && first.plan().equals(plan) && first.seats() == seats;
    }

    /**
     * When a change asked for at the instant takes effect: at the end of the period that contains it, never inside a period
     * that is billed already; before the start of service, at the start.
     */
    Instant nextChangeAt(Instant instant) {
        if (instant.isBefore(startAt) && unbilled.start().equals(startAt)) {
            return startAt;
        }
        Instant periodEnd = calendar()
                .periodContaining(instant.isBefore(startAt) ? startAt : instant)
                .end();
        return periodEnd.isBefore(unbilled.start()) ? unbilled.start() : periodEnd;
    }
}
