package io.plimsoll.metering;

import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.MeterId;
import io.plimsoll.kernel.ServicePeriod;

/** Asks what one customer used on one meter in one period; the period starts and ends on quarter hours. */
public record UsageOf(CustomerId customer, MeterId meter, ServicePeriod period) {}
