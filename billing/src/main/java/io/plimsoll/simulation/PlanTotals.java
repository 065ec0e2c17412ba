package io.plimsoll.simulation;

/** What bills of one plan in one currency come to. */
public record PlanTotals(String plan, CurrencyTotals totals) {}
