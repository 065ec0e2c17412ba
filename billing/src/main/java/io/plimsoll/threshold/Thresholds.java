package io.plimsoll.threshold;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.Page;
import io.plimsoll.kernel.PageCursor;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.kernel.ThresholdCrossingId;
import io.plimsoll.metering.UsageMovement;
import io.plimsoll.metering.UsageMovements;
import io.plimsoll.notification.Notices;
import io.plimsoll.outbox.Outbox;
import io.plimsoll.outbox.StartProcess;
import io.plimsoll.policy.Policies;
import io.plimsoll.threshold.ThresholdCrossing.Audience;
import io.plimsoll.threshold.ThresholdCrossing.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notices when usage passes a percent of what is included, and keeps what came of it. */
@Component
public class Thresholds {

    private static final String USAGE_THRESHOLD_PROCESS = "UsageThresholdProcess";

    /** A notice held up for longer than this after its period would only puzzle whoever reads it. */
    private static final Duration MAX_LATENESS = Duration.ofDays(1);

    private static final int PAGE_SIZE_MAX = 200;

    private final UsageMovements movements;
    private final CrossingDetection detection;
    private final CrossingRepository crossings;
    private final Policies policies;
    private final Outbox outbox;
    private final Notices notices;

    Thresholds(
            UsageMovements movements,
            CrossingDetection detection,
            CrossingRepository crossings,
            Policies policies,
            Outbox outbox,
            Notices notices) {
        this.movements = movements;
        this.detection = detection;
        this.crossings = crossings;
        this.policies = policies;
        this.outbox = outbox;
        this.notices = notices;
    }

    /**
     * Looks at usage that moved since it was last looked at: writes the crossings and starts their processes, in one
     * transaction. Several callers at once share the work.
     *
     * @return how many movements were looked at; 0 means nothing is waiting
     */
    @Transactional
    public int lookAtMovements(int limit, Instant now) {
        List<UsageMovement> taken = movements.take(limit);
        if (taken.isEmpty()) {
            return 0;
        }
        List<Reached> reached = new ArrayList<>(detection.reached(taken, now));
        if (!reached.isEmpty()) {
            Set<CrossingKey> known = crossings.known(reached);
            reached.removeIf(one -> known.contains(one.key()));
        }
        if (!reached.isEmpty()) {
            cross(reached, now);
        }
        return taken.size();
    }

    private void cross(List<Reached> reached, Instant now) {
        List<Long> decisions =
                policies.record(reached.stream().map(Reached::decided).toList(), now);
        Map<CrossingKey, ThresholdCrossingId> open = crossings.insert(reached, decisions, now);
        List<StartProcess> starts = new ArrayList<>();
        for (Reached one : reached) {
            ThresholdCrossingId id = open.get(one.key());
            if (id != null) {
                starts.add(new StartProcess(
                        USAGE_THRESHOLD_PROCESS,
                        id.toString(),
                        Map.of(
                                "subject", id.toString(),
                                "customer", one.customerKey().value(),
                                "percent", one.key().percent().toPlainString(),
                                "audience", one.audience().name())));
            }
        }
        outbox.startProcesses(starts, now);
    }

    /** The crossing; refused with {@code unknown-threshold-crossing} when there is none. */
    public ThresholdCrossing get(ThresholdCrossingId id) {
        return crossings.find(id).orElseThrow(() -> unknown(id));
    }

    /**
     * First step of its process: whom to tell. Suppresses a crossing that was held up until more than a day after its period.
     * Repeatable.
     */
    @Transactional
    public ChosenAudience chooseAudience(ThresholdCrossingId id, Instant at) {
        ThresholdCrossing crossing = locked(id);
        boolean tooLate = crossing.period().end().plus(MAX_LATENESS).isBefore(at);
        if (crossing.state() == State.OPEN && tooLate) {
            crossings.close(id, State.SUPPRESSED, "the period had ended more than a day before", at);
            return new ChosenAudience(crossing.audience(), true);
        }
        return new ChosenAudience(crossing.audience(), crossing.state() == State.SUPPRESSED);
    }

    /**
     * Second step: queues the notice and closes the crossing as NOTIFIED. Repeatable; a suppressed crossing stays silent.
     *
     * @return whether a person of customer success should follow up
     */
    @Transactional
    public boolean notifyCustomer(ThresholdCrossingId id, Instant at) {
        ThresholdCrossing crossing = locked(id);
        if (crossing.state() == State.SUPPRESSED) {
            return false;
        }
        if (crossing.state() == State.OPEN) {
            if (crossing.audience() != Audience.SUCCESS) {
                notices.send(ThresholdNotice.to(Audience.CUSTOMER, crossing), at);
            }
            if (crossing.audience() != Audience.CUSTOMER) {
                notices.send(ThresholdNotice.to(Audience.SUCCESS, crossing), at);
            }
            crossings.close(id, State.NOTIFIED, null, at);
        }
        return crossing.audience() != Audience.CUSTOMER;
    }

    /** Closes an open crossing without telling anybody. Repeatable. */
    @Transactional
    public void suppress(ThresholdCrossingId id, String reason, Instant at) {
        locked(id);
        crossings.close(id, State.SUPPRESSED, reason, at);
    }

    /** Newest first. */
    public Page<ThresholdCrossing> ofCustomer(CustomerKey customer, @Nullable String cursor, int limit) {
        int size = Math.clamp(limit, 1, PAGE_SIZE_MAX);
        List<ThresholdCrossing> found =
                crossings.ofCustomerBefore(customer, cursor == null ? Long.MAX_VALUE : before(cursor), size + 1);
        return found.size() <= size
                ? new Page<>(found, null)
                : new Page<>(
                        found.subList(0, size),
                        new PageCursor("", found.get(size - 1).id().value()).encode());
    }

    /** The crossings of one period, by meter and percent. */
    public List<ThresholdCrossing> ofPeriod(SubscriptionId subscription, ServicePeriod period) {
        return crossings.ofPeriod(subscription, period);
    }

    private ThresholdCrossing locked(ThresholdCrossingId id) {
        return crossings.lock(id).orElseThrow(() -> unknown(id));
    }

    private static BillingException unknown(ThresholdCrossingId id) {
        return new BillingException(
                ThresholdRefusal.UNKNOWN_THRESHOLD_CROSSING,
                "expected threshold crossing `" + id + "` to exist, but there is none of this id");
    }

    private static long before(String cursor) {
        return PageCursor.decode(cursor)
                .orElseThrow(() -> new BillingException(
                        ThresholdRefusal.BAD_CURSOR,
                        "expected the `next` of a page of crossings, but got something else"))
                .id();
    }
}
