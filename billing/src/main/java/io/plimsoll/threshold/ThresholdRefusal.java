package io.plimsoll.threshold;

import io.plimsoll.kernel.RefusalCode;

/** Why something about a threshold is refused. */
public enum ThresholdRefusal implements RefusalCode {
    UNKNOWN_THRESHOLD_CROSSING(Kind.NOT_FOUND),
    BAD_CURSOR(Kind.INVALID);

    private final Kind kind;

    ThresholdRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
