package io.plimsoll.rules.threshold;

import java.util.List;

/** All alerts a subscription's meter has, in the order of their rows. */
public record ThresholdDecision(List<Alert> alerts) {}
