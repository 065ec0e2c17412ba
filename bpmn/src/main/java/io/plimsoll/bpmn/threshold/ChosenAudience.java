package io.plimsoll.bpmn.threshold;

/**
 * What {@code threshold-choose-audience} answers; both gateways read it.
 *
 * @param suppressed nobody is told, for example because a higher threshold of the same period was crossed already
 * @param suppressionReason why, empty when somebody is told
 * @param followUpNeeded whether customer success is asked to contact the customer
 */
public record ChosenAudience(boolean suppressed, String suppressionReason, boolean followUpNeeded) {}
