package io.plimsoll.bpmn.trial;

/**
 * What every instance of {@link TrialProcess} starts with, and what its workers read.
 *
 * @param subject the subscription's id, {@code sub_12}
 * @param customer the customer's key
 */
public record TrialVariables(String subject, String customer) {}
