package io.plimsoll.access;

import io.plimsoll.kernel.RefusalCode;

/** Why access was refused to give or change something. */
public enum AccessRefusal implements RefusalCode {
    UNKNOWN_USER(Kind.NOT_FOUND),
    UNKNOWN_API_KEY(Kind.NOT_FOUND),
    LOGIN_TAKEN(Kind.CONFLICT),
    LAST_ADMINISTRATOR(Kind.CONFLICT),
    INVALID_USER(Kind.INVALID),
    INVALID_API_KEY(Kind.INVALID),
    WEAK_PASSWORD(Kind.INVALID),
    WRONG_PASSWORD(Kind.INVALID),
    TOO_MANY_ATTEMPTS(Kind.FORBIDDEN);

    private final Kind kind;

    AccessRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
