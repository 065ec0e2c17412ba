package io.plimsoll.audit;

import org.jspecify.annotations.Nullable;

/**
 * What came of verifying the audit record.
 *
 * @param entries how many there are, chained or not
 * @param verifiedTo the last place up to which all is as it was written
 * @param waiting entries that have no place yet; a moment's worth
 * @param checkpoint the last place a signed checkpoint outside the database vouches for; 0 when there is none
 * @param firstBad null when all is well
 */
public record Verification(
        long entries,
        long verifiedTo,
        boolean ok,
        long waiting,
        long checkpoint,
        @Nullable FirstBad firstBad) {

    /**
     * Where it first differs from what was written.
     *
     * @param sequenceNumber its place in the chain; null for an entry that has none
     * @param entry its id; null where only a place or a checkpoint is known
     * @param reason what was expected and found
     */
    public record FirstBad(
            @Nullable Long sequenceNumber, @Nullable Long entry, String reason) {}
}
