package io.plimsoll.approval;

/** Where a submission stands. */
public enum SubmissionState {
    SUBMITTED,
    /** Enough others agreed: the version is in force or will be at its instant. */
    APPROVED,
    REJECTED,
    /** Taken back, before others decided or before it took effect. */
    WITHDRAWN,
    EXPIRED,
    /** Another version of the set was activated meanwhile, so what was proposed is no change of what is there. */
    BASE_MOVED;

    public boolean open() {
        return this == SUBMITTED;
    }
}
