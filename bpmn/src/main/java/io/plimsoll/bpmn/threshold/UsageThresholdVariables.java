package io.plimsoll.bpmn.threshold;

/**
 * What every instance of {@link UsageThresholdProcess} starts with, and what its workers read.
 *
 * @param subject the crossing's id, {@code thr_3}
 * @param customer the customer's key
 * @param percent the threshold crossed, in percent of the included quantity, as a decimal: {@code "90"}
 * @param audience who the {@code threshold} row wants told: {@code CUSTOMER}, {@code SUCCESS} or {@code BOTH}
 */
public record UsageThresholdVariables(String subject, String customer, String percent, String audience) {}
