package io.plimsoll.history;

import io.plimsoll.kernel.RefusalCode;

/** Why a user task was not shown or completed. */
public enum HistoryRefusal implements RefusalCode {
    UNKNOWN_USER_TASK(Kind.NOT_FOUND),
    UNKNOWN_WORKFLOW(Kind.NOT_FOUND),
    UNKNOWN_OUTCOME(Kind.INVALID),
    INVALID_CURSOR(Kind.INVALID),
    NOTE_TOO_LONG(Kind.INVALID),
    USER_TASK_NOT_OPEN(Kind.CONFLICT),
    USER_TASK_ALREADY_COMPLETED(Kind.CONFLICT),
    NOT_A_CANDIDATE(Kind.FORBIDDEN);

    private final Kind kind;

    HistoryRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
