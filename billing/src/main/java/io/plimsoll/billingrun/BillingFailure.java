package io.plimsoll.billingrun;

import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;

/**
 * A period that could not be closed. It stays due: the next run tries again.
 *
 * @param code for machines: {@code no-plan-row}
 * @param reason one sentence: "expected … but …"
 */
public record BillingFailure(
        SubscriptionId subscription, CustomerKey customer, ServicePeriod period, String code, String reason) {}
