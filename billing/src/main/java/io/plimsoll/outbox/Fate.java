package io.plimsoll.outbox;

import java.time.Duration;

/** What became of a message that was carried. */
public sealed interface Fate {

    /**
     * The broker has it.
     *
     * @param note what is worth knowing, such as that the task was completed before; mostly empty
     */
    record Published(String note) implements Fate {}

    /** The broker will never take it; it stays, visibly, until a person looks. */
    record Refused(String reason) implements Fate {}

    /** Not this time; it is tried again after {@code pause}. */
    record Later(String error, Duration pause) implements Fate {}
}
