package io.plimsoll.rules.incentive;

import java.util.List;

/** All promotions of a period, in the order of their rows. */
public record IncentiveDecision(List<Promotion> promotions) {}
