package io.plimsoll.bpmn.trial;

/**
 * What {@code trial-look-ahead} answers.
 *
 * @param next REMIND, DECIDE, EXPIRE; or CONVERTED, EXPIRED, CANCELLED, and then it is over
 * @param dueIn how long until then, as an ISO 8601 duration
 */
public record NextStep(String next, String dueIn) {}
