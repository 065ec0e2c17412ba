package io.plimsoll.rules.threshold;

/** When is whom told about usage of this meter? */
public record ThresholdQuestion(String plan, String meter, String segment) {}
