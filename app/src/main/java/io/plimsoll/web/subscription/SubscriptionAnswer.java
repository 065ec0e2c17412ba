package io.plimsoll.web.subscription;

import io.plimsoll.kernel.Alignment;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.SubscriptionPhase;
import io.plimsoll.subscription.SubscriptionState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A subscription.
 *
 * @param plan and {@code seats}: of the phase in force now
 * @param phases what was and will be in force, by start
 * @param unbilledPeriod the first service period without an invoice
 * @param attributes values that hold now, by key
 */
record SubscriptionAnswer(
        SubscriptionId id,
        CustomerKey customer,
        PlanKey plan,
        int seats,
        SubscriptionState state,
        Instant startAt,
        @Nullable Instant endAt,
        int intervalMonths,
        Alignment alignment,
        ZoneId timeZone,
        ServicePeriod unbilledPeriod,
        List<SubscriptionPhase> phases,
        Map<String, String> attributes,
        Instant createdAt) {

    static SubscriptionAnswer of(Subscription of, Map<String, String> attributes, Instant now) {
        SubscriptionPhase phase = of.phaseAt(now);
        return new SubscriptionAnswer(
                of.id(),
                of.customerKey(),
                phase.plan(),
                phase.seats(),
                of.state(),
                of.startAt(),
                of.endAt(),
                of.intervalMonths(),
                of.alignment(),
                of.timeZone(),
                of.unbilled(),
                of.phases(),
                attributes,
                of.createdAt());
    }
}
