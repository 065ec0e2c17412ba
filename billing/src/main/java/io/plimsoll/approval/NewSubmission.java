package io.plimsoll.approval;

import java.time.Instant;
import java.util.Set;

/** A submission before it has an id. */
record NewSubmission(
        String set,
        String versionHash,
        String baseHash,
        String reason,
        Instant effectiveFrom,
        String submittedBy,
        Instant submittedAt,
        Set<String> contributors,
        Needed needed) {

    /**
     * What it takes to approve it.
     *
     * @param reason why so many, in words
     */
    record Needed(int approvals, String reason, int expiresAfterDays) {}
}
