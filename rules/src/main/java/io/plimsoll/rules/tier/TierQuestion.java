package io.plimsoll.rules.tier;

/** What does usage of this meter cost? */
public record TierQuestion(String plan, String meter, String segment, String currency) {}
