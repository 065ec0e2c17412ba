package io.plimsoll.audit;

import java.time.Instant;

/**
 * An entry as it is kept.
 *
 * @param detail the JSON object as PostgreSQL prints it: keys in its order, one blank after each colon and comma
 */
public record StoredEntry(long id, Instant recordedAt, String actor, String action, String subject, String detail) {}
