package io.plimsoll.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signed word, kept outside the database, of what the chain was.
 *
 * @param hash of that place, in hexadecimal digits
 * @param fault why it cannot be believed; null when its signature fits
 */
record Checkpoint(
        long sequenceNumber,
        String hash,
        Instant signedAt,
        @Nullable String fault) {}
