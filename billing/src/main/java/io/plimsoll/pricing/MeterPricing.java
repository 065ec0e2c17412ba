package io.plimsoll.pricing;

import io.plimsoll.catalog.Meter;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.policy.Decided;
import io.plimsoll.rating.Price;
import io.plimsoll.rules.tier.TierDecision;

/**
 * What usage of one meter costs a subscription in a period.
 *
 * @param price the price, its frame holding the plan's included units
 * @param included units free of charge in the period, also in a short first one; in a part of a period the part's share of
 *     what is counted or summed up
 * @param over the span whose usage is billed: the period; for a level or a count of different things, which no cut divides,
 *     the regular period
 */
public record MeterPricing(
        Meter meter, Price price, Quantity included, ServicePeriod over, Decided<TierDecision> tier) {}
