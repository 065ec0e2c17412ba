package io.plimsoll.rules.threshold;

import io.plimsoll.rules.Attributes;

/** When is whom told about usage of this meter? */
public record ThresholdQuestion(String plan, String meter, String segment, Attributes attributes) {

    public ThresholdQuestion with(Attributes asked) {
        return new ThresholdQuestion(plan, meter, segment, asked);
    }
}
