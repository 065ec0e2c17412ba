package io.plimsoll.bpmn.invoice;

/** What a reviewer can decide; completes the user task as the variable {@code outcome}. */
public enum ReviewOutcome {
    APPROVE,
    VOID
}
