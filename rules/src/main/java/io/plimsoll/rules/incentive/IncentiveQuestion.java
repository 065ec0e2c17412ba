package io.plimsoll.rules.incentive;

import io.plimsoll.rules.Attributes;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which promotions apply?
 *
 * @param periodStart in the customer's time zone
 * @param monthsSinceStart whole months between the subscription's start and the period's start
 * @param growthPercent against the three periods before: 50 is half as much again; null without them
 */
public record IncentiveQuestion(
        String plan,
        String segment,
        String currency,
        LocalDate periodStart,
        int monthsSinceStart,
        @Nullable BigDecimal growthPercent,
        boolean renewal,
        Attributes attributes) {

    public IncentiveQuestion with(Attributes asked) {
        return new IncentiveQuestion(
                plan, segment, currency, periodStart, monthsSinceStart, growthPercent, renewal, asked);
    }
}
