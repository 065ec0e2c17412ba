package io.plimsoll.bpmn.commitment;

/** What success agreed with the customer; completes the user task as the variable {@code outcome}. */
public enum RenewalOutcome {
    RENEWED,
    DECLINED
}
