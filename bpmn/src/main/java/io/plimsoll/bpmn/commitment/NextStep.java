package io.plimsoll.bpmn.commitment;

/**
 * What {@code commitment-look-ahead} answers.
 *
 * @param next NOTICE, RENEWAL, END; or RENEWED, LAPSED, ENDED, and then it is over
 * @param dueIn how long until then, as an ISO 8601 duration; of RENEWAL, until the next notice or the end
 */
public record NextStep(String next, String dueIn) {}
