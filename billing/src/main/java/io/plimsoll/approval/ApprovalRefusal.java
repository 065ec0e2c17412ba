package io.plimsoll.approval;

import io.plimsoll.kernel.RefusalCode;

/** Why a call to {@link Approvals} was refused. */
public enum ApprovalRefusal implements RefusalCode {
    UNKNOWN_POLICY_SUBMISSION(Kind.NOT_FOUND),
    INVALID_SUBMISSION(Kind.INVALID),
    /** Lint found what must be mended first; each violation is a finding. */
    POLICY_HAS_ERRORS(Kind.INVALID),
    /** The version is the one activated last. */
    POLICY_ALREADY_ACTIVE(Kind.CONFLICT),
    /** Another submission of the set waits for approval. */
    ANOTHER_SUBMISSION_IS_OPEN(Kind.CONFLICT),
    /** A version scheduled for later would take over from this one. */
    EFFECTIVE_BEFORE_ITS_BASE(Kind.CONFLICT),
    NOT_SUBMITTED(Kind.CONFLICT),
    NOT_APPROVED(Kind.CONFLICT),
    SUBMISSION_HAS_ENDED(Kind.CONFLICT),
    SUBMISSION_HAS_EXPIRED(Kind.CONFLICT),
    BASE_MOVED(Kind.CONFLICT),
    ALREADY_IN_EFFECT(Kind.CONFLICT),
    /** Somebody approved another version on top of it, so taking it back alone would leave that one without its base. */
    BUILT_UPON(Kind.CONFLICT),
    AUTHOR_CANNOT_APPROVE(Kind.FORBIDDEN),
    NOT_THE_SUBMITTER(Kind.FORBIDDEN);

    private final Kind kind;

    ApprovalRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
