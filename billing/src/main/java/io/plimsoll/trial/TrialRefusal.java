package io.plimsoll.trial;

import io.plimsoll.kernel.RefusalCode;

/** Why a trial was refused, or what is done with it. */
public enum TrialRefusal implements RefusalCode {
    NO_TRIAL(Kind.CONFLICT),
    UNKNOWN_TRIAL(Kind.NOT_FOUND),
    INVALID_EXTENSION(Kind.INVALID),
    TRIAL_IS_OVER(Kind.CONFLICT);

    private final Kind kind;

    TrialRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
