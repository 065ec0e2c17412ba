package io.plimsoll.threshold;

import io.plimsoll.threshold.ThresholdCrossing.Audience;

/** Who is to be told of a crossing, unless by now there is a reason to tell nobody. */
public record ChosenAudience(Audience audience, boolean suppressed) {}
