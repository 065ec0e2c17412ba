package io.plimsoll.rules.tier;

/** The first row that fits names the price of the question. */
public record PriceNamed(TierQuestion question, String price) {}
