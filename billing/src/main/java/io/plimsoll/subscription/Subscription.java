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
 * @param paidFrom where the first service period begins: {@code startAt}, or where the trial ends
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
        Instant paidFrom,
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
        return BillingCalendar.of(alignment, timeZone, intervalMonths, paidFrom);
    }

    /** The regular service period that holds the instant, however often service was changed within it; in a trial, the trial. */
    public ServicePeriod uncutPeriodContaining(Instant instant) {
        return isTrialAt(instant)
                ? new ServicePeriod(startAt, paidFrom)
                : calendar().periodContaining(instant);
    }

    /** The same, cut where plan or seats changed within it: what is priced and billed as one. */
    public ServicePeriod periodContaining(Instant instant) {
        return isTrialAt(instant)
                ? new ServicePeriod(startAt, paidFrom)
                : calendar().periodContaining(instant, cuts());
    }

    /** The period that begins where this one ends. */
    public ServicePeriod next(ServicePeriod period) {
        return periodContaining(period.end());
    }

    /** Whether the instant lies in the trial, which is not billed. */
    public boolean isTrialAt(Instant instant) {
        return !instant.isBefore(startAt) && instant.isBefore(paidFrom);
    }

    private List<Instant> cuts() {
        return phases.stream().map(SubscriptionPhase::effectiveFrom).toList();
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
                .periodContaining(instant.isBefore(paidFrom) ? paidFrom : instant)
                .end();
        return periodEnd.isBefore(unbilled.start()) ? unbilled.start() : periodEnd;
    }

    /** When a change asked for at the instant takes effect by the timing. */
    Instant changeAt(ChangeTiming timing, Instant instant) {
        return switch (timing) {
            case PERIOD_END -> nextChangeAt(instant);
            case NOW -> later(StartLimits.quarterHourOf(instant), later(startAt, unbilled.start()));
        };
    }

    /** When a trial that is cancelled at the instant stops: at its quarter hour. */
    Instant trialStopAt(Instant instant) {
        return later(StartLimits.quarterHourOf(instant), startAt);
    }

    /** The unbilled period as the phases cut it now; what is billed stays billed. */
    ServicePeriod unbilledAsCut() {
        ServicePeriod cut = periodContaining(unbilled.start());
        return new ServicePeriod(unbilled.start(), cut.end());
    }

    /** Whether billed service ends here, inside of a regular period: a cut that stays. */
    boolean wasBilledUpTo(Instant instant) {
        return instant.equals(unbilled.start()) && instant.isAfter(paidFrom);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
