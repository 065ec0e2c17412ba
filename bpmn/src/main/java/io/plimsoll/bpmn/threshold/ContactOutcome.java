package io.plimsoll.bpmn.threshold;

/** How customer success closed the follow-up; completes the user task as the variable {@code outcome}. */
public enum ContactOutcome {
    CONTACTED,
    NOT_NEEDED
}
