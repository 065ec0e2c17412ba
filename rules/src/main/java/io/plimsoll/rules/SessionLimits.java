package io.plimsoll.rules;

import java.time.Duration;

/**
 * How much one session of rules may do. Tables of people need a small part of it; a table made to keep the rules busy is
 * refused instead of taking a processor and its memory.
 *
 * @param firings rules fired, each of which leaves one fact in memory
 * @param time looked at before each firing
 */
record SessionLimits(int firings, Duration time) {

    /** About two hundred rows that fit each of a session's thousand questions. */
    static final SessionLimits USUAL = new SessionLimits(200_000, Duration.ofSeconds(30));
}
