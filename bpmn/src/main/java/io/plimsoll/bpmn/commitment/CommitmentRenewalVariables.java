package io.plimsoll.bpmn.commitment;

/**
 * What every instance of {@link CommitmentRenewalProcess} starts with, and what its workers read.
 *
 * @param subject the commitment's id, {@code com_5}
 * @param customer the customer's key
 */
public record CommitmentRenewalVariables(String subject, String customer) {}
