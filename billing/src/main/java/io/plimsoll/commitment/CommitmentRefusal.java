package io.plimsoll.commitment;

import io.plimsoll.kernel.RefusalCode;

/** Why a commitment, or its renewal, was refused. */
public enum CommitmentRefusal implements RefusalCode {
    UNKNOWN_COMMITMENT(Kind.NOT_FOUND),
    INVALID_COMMITMENT(Kind.INVALID),
    NO_COMMITMENT_ROW(Kind.CONFLICT),
    TERMS_OVERLAP(Kind.CONFLICT),
    COMMITMENT_IS_OVER(Kind.CONFLICT);

    private final Kind kind;

    CommitmentRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
