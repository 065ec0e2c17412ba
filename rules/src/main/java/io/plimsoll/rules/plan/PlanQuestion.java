package io.plimsoll.rules.plan;

import io.plimsoll.rules.Attributes;

/**
 * What does this subscription get?
 *
 * @param tenureMonths whole months between the subscription's start and the period's start
 */
public record PlanQuestion(
        String plan, String segment, String country, String currency, int tenureMonths, Attributes attributes) {

    public PlanQuestion with(Attributes asked) {
        return new PlanQuestion(plan, segment, country, currency, tenureMonths, asked);
    }
}
