package io.plimsoll.rules.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a subscription gets.
 *
 * @param baseFee for one full period, in the currency asked
 * @param included units free of charge in a period, by meter key, in the order of the cell
 */
public record PlanDecision(BigDecimal baseFee, Map<String, BigDecimal> included, List<String> features) {}
