package io.plimsoll.approval;

import io.plimsoll.kernel.PolicySubmissionId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A version proposed for approval.
 *
 * @param baseHash the version activated last when this one was submitted
 * @param effectiveFrom from when it shall be in force
 * @param contributors everyone who had a hand in the version; none of them may approve it
 * @param approvalsRequired how many others must agree
 * @param approvalsReason why so many, in words
 * @param expiresAt when nobody can approve it any more
 * @param end null while open
 */
public record Submission(
        PolicySubmissionId id,
        String set,
        String versionHash,
        String baseHash,
        String reason,
        Instant effectiveFrom,
        String submittedBy,
        Instant submittedAt,
        Set<String> contributors,
        int approvalsRequired,
        String approvalsReason,
        Instant expiresAt,
        SubmissionState state,
        List<Approval> approvals,
        @Nullable End end) {

    /** Somebody else's yes. */
    public record Approval(String approver, Instant approvedAt, String note) {}

    /** How it ended. */
    public record End(Instant endedAt, String endedBy, String reason) {}

    /** How many more must agree. */
    public int approvalsMissing() {
        return Math.max(0, approvalsRequired - approvals.size());
    }
}
