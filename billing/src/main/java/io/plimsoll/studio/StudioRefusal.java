package io.plimsoll.studio;

import io.plimsoll.kernel.RefusalCode;

/** Why a call to {@link Drafts} was refused. */
public enum StudioRefusal implements RefusalCode {
    UNKNOWN_DRAFT(Kind.NOT_FOUND),
    /** Someone saved it since the revision that the caller saw. */
    DRAFT_MOVED(Kind.CONFLICT),
    DRAFT_IS_DISCARDED(Kind.CONFLICT),
    INVALID_DRAFT(Kind.INVALID);

    private final Kind kind;

    StudioRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
