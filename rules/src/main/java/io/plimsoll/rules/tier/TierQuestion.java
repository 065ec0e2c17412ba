package io.plimsoll.rules.tier;

import io.plimsoll.rules.Attributes;

/** What does usage of this meter cost? */
public record TierQuestion(String plan, String meter, String segment, String currency, Attributes attributes) {

    public TierQuestion with(Attributes asked) {
        return new TierQuestion(plan, meter, segment, currency, asked);
    }
}
