package io.plimsoll.rules.plan;

/**
 * What does this subscription get?
 *
 * @param tenureMonths whole months between the subscription's start and the period's start
 */
public record PlanQuestion(String plan, String segment, String country, String currency, int tenureMonths) {}
