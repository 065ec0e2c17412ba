package io.plimsoll.policy;

import io.plimsoll.kernel.PolicySubmissionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when a version is in force, until a later activation takes over.
 *
 * @param submission what was approved or withdrawn, null for the other kinds
 */
public record PolicyActivation(
        Instant effectiveFrom,
        Instant activatedAt,
        String activatedBy,
        Kind kind,
        @Nullable PolicySubmissionId submission) {

    /** What allowed it. */
    public enum Kind {
        SHIPPED,
        APPROVED,
        /** An approved version was taken back before it took effect; this is what is in force without it. */
        WITHDRAWN,
        ROLLBACK,
        /** Made before versions needed approval; no new one can be. */
        BEFORE_APPROVALS
    }
}
