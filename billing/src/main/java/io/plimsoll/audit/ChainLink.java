package io.plimsoll.audit;

import org.jspecify.annotations.Nullable;

/**
 * A place of the chain with the entry it names, as verification meets them.
 *
 * @param hash as stored, in hexadecimal digits
 * @param entry null when there is none of that id
 */
record ChainLink(
        long sequenceNumber,
        long entryId,
        String hash,
        @Nullable StoredEntry entry) {}
