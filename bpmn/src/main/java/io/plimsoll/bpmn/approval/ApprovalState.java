package io.plimsoll.bpmn.approval;

/** How a submission stands, as "How does it stand?" tells its ways apart. */
public enum ApprovalState {
    /** Somebody must decide, or another must agree. */
    SUBMITTED,
    APPROVED,
    REJECTED,
    WITHDRAWN,
    EXPIRED,
    BASE_MOVED
}
