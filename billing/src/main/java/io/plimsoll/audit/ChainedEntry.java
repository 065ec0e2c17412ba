package io.plimsoll.audit;

import org.jspecify.annotations.Nullable;

/**
 * An entry with its place.
 *
 * @param sequenceNumber null until the sequencer has come by, a moment
 * @param hash of that place, in hexadecimal digits
 * @param previousHash of the place before, which goes into it
 */
public record ChainedEntry(
        StoredEntry entry,
        @Nullable Long sequenceNumber,
        @Nullable String hash,
        @Nullable String previousHash) {}
