package io.plimsoll.approval;

import io.plimsoll.approval.NewSubmission.Needed;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.PolicySubmissionId;
import io.plimsoll.kernel.Violations;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyActivation;
import io.plimsoll.policy.PolicyContributors;
import io.plimsoll.policy.PolicyVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Proposes a version, if it can be put in force at all. */
@Component
class Submitting {

    private static final int REASON_CHARACTERS_AT_MOST = 2_000;

    private final Policies policies;
    private final SubmissionRows submissions;
    private final PolicyContributors contributors;
    private final Examination examination;
    private final RequiredApprovals requiredApprovals;

    Submitting(
            Policies policies,
            SubmissionRows submissions,
            PolicyContributors contributors,
            Examination examination,
            RequiredApprovals requiredApprovals) {
        this.policies = policies;
        this.submissions = submissions;
        this.contributors = contributors;
        this.examination = examination;
        this.requiredApprovals = requiredApprovals;
    }

    /** The open submission, when it is this very one; a double click proposes once. */
    Optional<Submission> repeated(PolicyVersion version, Instant effectiveFrom, Actor by) {
        return open(version.set())
                .filter(open -> open.versionHash().equals(version.hash())
                        && open.effectiveFrom().equals(effectiveFrom)
                        && open.submittedBy().equals(by.name()));
    }

    PolicySubmissionId submit(PolicyVersion version, String reason, Instant effectiveFrom, Actor by, Instant at) {
        refuseWithoutReason(reason);
        policies.refuseImplausible(effectiveFrom, at);
        PolicyVersion base = policies.latestActivated(version.set());
        refuseUnlessNew(version, base);
        refuseBeforeWhatIsScheduled(version.set(), effectiveFrom);
        open(version.set()).ifPresent(open -> {
            throw new BillingException(
                    ApprovalRefusal.ANOTHER_SUBMISSION_IS_OPEN,
                    "expected no other version of `%s` to wait for approval, but `%s` does"
                            .formatted(version.set(), open.id()));
        });
        examination.refuseErrors(version, effectiveFrom);
        Needed needed = requiredApprovals.of(version.set(), version.hash(), base.hash(), at);
        Set<String> everybody = new TreeSet<>(contributors.of(version.set(), version.hash()));
        everybody.add(version.author());
        everybody.add(by.name());
        return submissions.insert(new NewSubmission(
                version.set(),
                version.hash(),
                base.hash(),
                reason.strip(),
                effectiveFrom,
                by.name(),
                at,
                everybody,
                needed));
    }

    private Optional<Submission> open(String set) {
        return submissions.ofSet(set).stream()
                .filter(submission -> submission.state().open())
                .findFirst();
    }

    private static void refuseWithoutReason(String reason) {
        Violations wrong = new Violations();
        wrong.expect(!reason.isBlank(), "/reason", "a reason that others can judge the change by", reason);
        wrong.expect(
                reason.length() <= REASON_CHARACTERS_AT_MOST,
                "/reason",
                "at most " + REASON_CHARACTERS_AT_MOST + " characters",
                reason);
        wrong.refuseAny(ApprovalRefusal.INVALID_SUBMISSION, "a submission with a reason");
    }

    private static void refuseUnlessNew(PolicyVersion version, PolicyVersion base) {
        if (version.hash().equals(base.hash())) {
            throw new BillingException(
                    ApprovalRefusal.POLICY_ALREADY_ACTIVE,
                    "expected a version other than the one activated last, but `%s` is that one"
                            .formatted(version.hash().substring(0, 12)));
        }
    }

    /** Otherwise what is scheduled would take over again, with the rows this version was to change. */
    private void refuseBeforeWhatIsScheduled(String set, Instant effectiveFrom) {
        Optional<Instant> latest = policies.versions(set).stream()
                .map(PolicyVersion::activations)
                .flatMap(List::stream)
                .map(PolicyActivation::effectiveFrom)
                .max(Instant::compareTo)
                .filter(effectiveFrom::isBefore);
        latest.ifPresent(instant -> {
            throw new BillingException(
                    ApprovalRefusal.EFFECTIVE_BEFORE_ITS_BASE,
                    "expected an effective date from %s on, when the version activated last takes effect, but got %s"
                            .formatted(instant, effectiveFrom),
                    List.of(new BillingException.Violation("/effectiveFrom", "expected " + instant + " or later")));
        });
    }
}
