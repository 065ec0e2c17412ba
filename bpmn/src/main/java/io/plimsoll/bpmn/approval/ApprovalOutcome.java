package io.plimsoll.bpmn.approval;

/** What an approver can decide; completes the user task as the variable {@code outcome}. */
public enum ApprovalOutcome {
    APPROVE,
    REJECT
}
