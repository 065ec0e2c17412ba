package io.plimsoll.bpmn.dunning;

/**
 * What every instance of {@link DunningProcess} starts with, and what its workers read.
 *
 * @param subject the invoice's id, {@code inv_12}
 * @param customer the customer's key
 */
public record DunningVariables(String subject, String customer) {}
