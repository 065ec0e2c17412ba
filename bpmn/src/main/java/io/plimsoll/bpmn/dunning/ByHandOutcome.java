package io.plimsoll.bpmn.dunning;

/** What a person of finance can decide where no row does; completes the user task as the variable {@code outcome}. */
public enum ByHandOutcome {
    RETRY,
    REMIND,
    RESTRICT,
    WAIT,
    WRITE_OFF
}
