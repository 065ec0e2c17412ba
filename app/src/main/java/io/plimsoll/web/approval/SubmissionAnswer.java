package io.plimsoll.web.approval;

import io.plimsoll.approval.Submission;
import io.plimsoll.approval.SubmissionState;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A version proposed for approval.
 *
 * @param version SHA-256 of its rows
 * @param base the version activated last when it was submitted; approval is of the version on top of it
 * @param contributors everyone who had a hand in it; none of them may approve it
 * @param expiresAt when nobody can approve it any more
 * @param end null while it waits
 */
record SubmissionAnswer(
        String id,
        String set,
        String version,
        String base,
        SubmissionState state,
        String reason,
        Instant effectiveFrom,
        String submittedBy,
        Instant submittedAt,
        SortedSet<String> contributors,
        int approvalsRequired,
        int approvalsMissing,
        String approvalsReason,
        Instant expiresAt,
        List<Submission.Approval> approvals,
        Submission.@Nullable End end) {

    static SubmissionAnswer of(Submission of) {
        return new SubmissionAnswer(
                of.id().toString(),
                of.set(),
                of.versionHash(),
                of.baseHash(),
                of.state(),
                of.reason(),
                of.effectiveFrom(),
                of.submittedBy(),
                of.submittedAt(),
                new TreeSet<>(of.contributors()),
                of.approvalsRequired(),
                of.approvalsMissing(),
                of.approvalsReason(),
                of.expiresAt(),
                of.approvals(),
                of.end());
    }
}
