package io.plimsoll.approval;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import java.time.Instant;

/** Who may decide on a submission, and until when. The database holds the same, with fewer words. */
final class DecisionLaws {

    private DecisionLaws() {}

    /** Whether the same person ended it so before: a double click. */
    static boolean endedSo(Submission submission, SubmissionState state, Actor by) {
        return submission.state() == state
                && submission.end() != null
                && submission.end().endedBy().equals(by.name());
    }

    static void refuseContributors(Submission submission, Actor by) {
        if (submission.contributors().contains(by.name())) {
            throw new BillingException(
                    ApprovalRefusal.AUTHOR_CANNOT_APPROVE,
                    "expected somebody who had no hand in the version to decide on `%s`, but %s edited or submitted it"
                            .formatted(submission.id(), by.name()));
        }
    }

    /** @param newestHash the version of the set activated last */
    static void refuseUnlessOpen(Submission submission, String newestHash, Instant at) {
        if (submission.state() == SubmissionState.BASE_MOVED
                || (submission.state().open() && !newestHash.equals(submission.baseHash()))) {
            throw new BillingException(
                    ApprovalRefusal.BASE_MOVED,
                    "expected `%s` to be a change of the version activated last, but another was activated since it was submitted"
                            .formatted(submission.id()));
        }
        if (!submission.state().open()) {
            throw new BillingException(
                    ApprovalRefusal.SUBMISSION_HAS_ENDED,
                    "expected `%s` to wait for approval, but it is %s".formatted(submission.id(), submission.state()));
        }
        if (!at.isBefore(submission.expiresAt())) {
            throw new BillingException(
                    ApprovalRefusal.SUBMISSION_HAS_EXPIRED,
                    "expected an approval before %s, but it is over".formatted(submission.expiresAt()));
        }
    }
}
