package io.plimsoll.testclock;

import io.plimsoll.kernel.RefusalCode;

/** Why the clock was not moved. */
public enum TestClockRefusal implements RefusalCode {
    CLOCK_CANNOT_GO_BACK(Kind.INVALID),
    LEAP_TOO_FAR(Kind.INVALID),
    CLOCK_IS_MOVING(Kind.CONFLICT);

    private final Kind kind;

    TestClockRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
