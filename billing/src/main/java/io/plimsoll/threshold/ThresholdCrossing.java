package io.plimsoll.threshold;

import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.kernel.ThresholdCrossingId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The moment a period's usage reached a percent of what is included.
 *
 * @param percent the threshold that was reached; usage may be further already
 * @param quantity what was used when it was noticed, in {@code unit}
 * @param policyDecision the decision whose row asked for this threshold
 */
public record ThresholdCrossing(
        ThresholdCrossingId id,
        CustomerId customer,
        CustomerKey customerKey,
        SubscriptionId subscription,
        MeterKey meter,
        String unit,
        ServicePeriod period,
        BigDecimal percent,
        Quantity quantity,
        Quantity included,
        Audience audience,
        String channel,
        long policyDecision,
        State state,
        @Nullable String stateReason,
        Instant crossedAt,
        @Nullable Instant closedAt) {

    /** Who is told. */
    public enum Audience {
        CUSTOMER,
        SUCCESS,
        BOTH
    }

    public enum State {
        /** Its process has yet to tell somebody. */
        OPEN,
        NOTIFIED,
        SUPPRESSED
    }
}
