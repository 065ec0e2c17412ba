package io.plimsoll.audit;

import java.time.Instant;

/**
 * An entry as it is kept.
 *
 * @param detail the JSON object as PostgreSQL prints it: keys in its order, one blank after each colon and comma
 */
public record StoredEntry(long id, Instant recordedAt, String actor, String action, String subject, String detail) {

    private static final long MICROS = 1_000_000;
    private static final int NANOS_IN_A_MICRO = 1_000;

    /** Since 1970: as exact as PostgreSQL keeps it. */
    public long micros() {
        return Math.addExact(
                Math.multiplyExact(recordedAt.getEpochSecond(), MICROS), recordedAt.getNano() / NANOS_IN_A_MICRO);
    }
}
