package io.plimsoll.threshold;

import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.policy.Decided;
import io.plimsoll.rules.threshold.ThresholdDecision;
import io.plimsoll.threshold.ThresholdCrossing.Audience;

/** A threshold that a period's usage has reached, whether or not that was noticed before. */
record Reached(
        CrossingKey key,
        CustomerId customer,
        CustomerKey customerKey,
        ServicePeriod period,
        Quantity quantity,
        Quantity included,
        Audience audience,
        String channel,
        Decided<ThresholdDecision> decided) {}
