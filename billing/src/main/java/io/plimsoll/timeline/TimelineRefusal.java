package io.plimsoll.timeline;

import io.plimsoll.kernel.RefusalCode;

/** Why a timeline was not read. */
public enum TimelineRefusal implements RefusalCode {
    INVALID_CURSOR(Kind.INVALID);

    private final Kind kind;

    TimelineRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
