package io.plimsoll.pricing;

import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.rules.Attributes;
import java.time.ZoneId;
import java.util.Currency;

/**
 * A service period of a subscription with all that prices it: the phase in force at its start and the customer's facts.
 *
 * @param tenureMonths whole months from the start of service to the start of the period
 * @param fullPeriod the unshortened period, which a full base fee pays for
 * @param uncut the regular period that a change within it cut into parts, this being one; otherwise the period itself
 * @param attributes of customer and subscription, as they were at the start of the period
 */
public record PeriodInForce(
        SubscriptionId subscription,
        CustomerId customer,
        PlanKey plan,
        int seats,
        ServicePeriod period,
        boolean firstPeriod,
        String segment,
        String country,
        Currency currency,
        ZoneId timeZone,
        int tenureMonths,
        ServicePeriod fullPeriod,
        ServicePeriod uncut,
        Attributes attributes) {

    /** Whether it is a part of a regular period. */
    public boolean isCut() {
        return !period.equals(uncut);
    }

    /** Whether the regular period ends with it. */
    public boolean isLastPart() {
        return period.end().equals(uncut.end());
    }
}
