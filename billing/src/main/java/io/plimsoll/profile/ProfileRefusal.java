package io.plimsoll.profile;

import io.plimsoll.kernel.RefusalCode;

/** Why values were refused. */
public enum ProfileRefusal implements RefusalCode {
    INVALID_ATTRIBUTE_VALUE(Kind.INVALID),
    PERIOD_IS_CLOSED(Kind.CONFLICT);

    private final Kind kind;

    ProfileRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
