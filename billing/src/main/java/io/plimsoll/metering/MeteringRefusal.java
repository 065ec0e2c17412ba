package io.plimsoll.metering;

import io.plimsoll.kernel.RefusalCode;

/** Why metering refuses a whole request. A single bad event is a {@link Rejection} instead. */
public enum MeteringRefusal implements RefusalCode {
    /** The batch as a whole cannot be read, so nobody could say which events went in. */
    MALFORMED_BATCH(Kind.INVALID),
    /** More than {@link CloudEvents#MAX_EVENTS} in one request. */
    TOO_MANY_EVENTS(Kind.INVALID),
    UNKNOWN_USAGE_IMPORT(Kind.NOT_FOUND),
    /** The file's name ends in none of .jsonl, .jsonl.gz, .csv. */
    UNKNOWN_FILE_FORMAT(Kind.INVALID),
    FILE_TOO_LARGE(Kind.INVALID),
    EMPTY_FILE(Kind.INVALID),
    BAD_CURSOR(Kind.INVALID);

    private final Kind kind;

    MeteringRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
