package io.plimsoll.approval;

import io.plimsoll.approval.Submission.End;
import io.plimsoll.audit.Audit;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.Page;
import io.plimsoll.kernel.PolicySubmissionId;
import io.plimsoll.policy.ActivationGround;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyActivated;
import io.plimsoll.policy.PolicyActivation;
import io.plimsoll.policy.PolicyVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Four eyes: versions proposed, approved by others and put in force, or not. */
@Component
public class Approvals {

    private static final Actor APPROVAL = Actor.system("approval");

    /** They hold for whole service periods, so an instant that passed while others decided still means the periods from then on. */
    private static final Set<String> HELD_FOR_PERIODS = Set.of("plan", "tier", "commitment", "incentive", "terms");

    private final Policies policies;
    private final SubmissionRows submissions;
    private final Submitting submitting;
    private final Examination examination;
    private final ApprovalProcess process;
    private final Audit audit;

    Approvals(
            Policies policies,
            SubmissionRows submissions,
            Submitting submitting,
            Examination examination,
            ApprovalProcess process,
            Audit audit) {
        this.policies = policies;
        this.submissions = submissions;
        this.submitting = submitting;
        this.examination = examination;
        this.process = process;
        this.audit = audit;
    }

    /**
     * Proposes a version over the one activated last. Refused without a reason, with errors, and while another version of
     * the set waits; proposing the same again returns what waits already.
     */
    @Transactional
    public Submission submit(
            String set, String hashOrPrefix, String reason, Instant effectiveFrom, Actor by, Instant at) {
        PolicyVersion version = policies.version(set, hashOrPrefix);
        policies.lock(set);
        Instant from = effectiveFrom.truncatedTo(ChronoUnit.MICROS);
        Optional<Submission> repeated = submitting.repeated(version, from, by);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        Submission submitted = submission(submitting.submit(version, reason, from, by, at));
        audit.record(
                by,
                "policy.submitted",
                subject(submitted),
                Map.of(
                        "submission", submitted.id().toString(),
                        "reason", submitted.reason(),
                        "effectiveFrom", from.toString(),
                        "base", submitted.baseHash(),
                        "approvalsRequired", submitted.approvalsRequired()),
                at);
        process.start(submitted, at);
        return submitted;
    }

    /**
     * One person's yes. The last one needed puts the version in force in the same transaction. A repeated yes of the same
     * person changes nothing.
     */
    @Transactional
    public Submission approve(PolicySubmissionId id, String note, Actor by, Instant at) {
        Submission before = locked(id);
        DecisionLaws.refuseContributors(before, by);
        if (before.approvals().stream().anyMatch(one -> one.approver().equals(by.name()))) {
            return before;
        }
        refuseUnlessOpen(before, at);
        submissions.approve(id, by.name(), note, at);
        Submission after = submission(id);
        audit.record(
                by,
                "policy.approved",
                subject(after),
                Map.of("submission", id.toString(), "note", note, "approvalsMissing", after.approvalsMissing()),
                at);
        if (after.approvalsMissing() == 0) {
            activate(after, by, at);
            after = submission(id);
        }
        process.decided(after, "APPROVE", note, by, at);
        return after;
    }

    private void activate(Submission submission, Actor by, Instant at) {
        PolicyVersion version = policies.version(submission.set(), submission.versionHash());
        Instant effectiveFrom = effectiveFrom(submission, at);
        examination.refuseErrors(version, effectiveFrom);
        ActivationGround ground = new ActivationGround.Approved(submission.id());
        policies.activate(submission.set(), submission.versionHash(), effectiveFrom, ground, by, at);
        submissions.end(submission.id(), SubmissionState.APPROVED, new End(at, by.name(), ""));
    }

    /** What holds from the instant cannot hold before others agreed. */
    private static Instant effectiveFrom(Submission submission, Instant at) {
        return at.isBefore(submission.effectiveFrom()) || HELD_FOR_PERIODS.contains(submission.set())
                ? submission.effectiveFrom()
                : at;
    }

    /** One person's no, with the reason for it, ends the submission. */
    @Transactional
    public Submission reject(PolicySubmissionId id, String reason, Actor by, Instant at) {
        Submission before = locked(id);
        DecisionLaws.refuseContributors(before, by);
        if (DecisionLaws.endedSo(before, SubmissionState.REJECTED, by)) {
            return before;
        }
        refuseUnlessOpen(before, at);
        if (reason.isBlank()) {
            String detail = "expected a reason the author can act on, but it is missing";
            throw new BillingException(
                    ApprovalRefusal.INVALID_SUBMISSION,
                    detail,
                    List.of(new BillingException.Violation("/reason", detail)));
        }
        Submission after = end(before, SubmissionState.REJECTED, reason, by, at);
        process.decided(after, "REJECT", reason, by, at);
        return after;
    }

    /** Taken back by who submitted it: while others decide, or once approved until it takes effect. */
    @Transactional
    public Submission withdraw(PolicySubmissionId id, Actor by, Instant at) {
        Submission before = locked(id);
        if (!before.submittedBy().equals(by.name())) {
            throw new BillingException(
                    ApprovalRefusal.NOT_THE_SUBMITTER,
                    "expected %s to withdraw `%s`, but it is %s".formatted(before.submittedBy(), id, by.name()));
        }
        if (DecisionLaws.endedSo(before, SubmissionState.WITHDRAWN, by)) {
            return before;
        }
        if (before.state() == SubmissionState.APPROVED) {
            unschedule(before, by, at);
        } else {
            refuseUnlessOpen(before, at);
        }
        Submission after = end(before, SubmissionState.WITHDRAWN, "", by, at);
        process.moved(after, at);
        return after;
    }

    private void unschedule(Submission approved, Actor by, Instant at) {
        Instant effectiveFrom = effectiveFromOf(approved);
        if (!at.isBefore(effectiveFrom)) {
            throw new BillingException(
                    ApprovalRefusal.ALREADY_IN_EFFECT,
                    "expected a version that is not in effect yet, but it is since %s: roll back instead"
                            .formatted(effectiveFrom));
        }
        String without = policies.inForceWithout(approved.set(), approved.id(), effectiveFrom)
                .orElseThrow(() -> new BillingException(
                        ApprovalRefusal.BUILT_UPON,
                        "expected `%s` to be the last version of `%s` that was activated, but another was after it"
                                .formatted(approved.id(), approved.set())));
        policies.activate(
                approved.set(), without, effectiveFrom, new ActivationGround.Withdrawn(approved.id()), by, at);
    }

    /** When the approved version takes effect: as it was submitted, or when the last one agreed. */
    public Instant effectiveFromOf(Submission approved) {
        return policies.version(approved.set(), approved.versionHash()).activations().stream()
                .filter(activation -> approved.id().equals(activation.submission()))
                .map(PolicyActivation::effectiveFrom)
                .findFirst()
                .orElse(approved.effectiveFrom());
    }

    /** Ends the submission if its time is over and nobody ended it; returns how it stands. */
    @Transactional
    public Submission expire(PolicySubmissionId id, Instant at) {
        Submission before = locked(id);
        if (!before.state().open() || at.isBefore(before.expiresAt())) {
            return before;
        }
        Submission after =
                end(before, SubmissionState.EXPIRED, "nobody decided until " + before.expiresAt(), APPROVAL, at);
        process.moved(after, at);
        return after;
    }

    /** Ends what is overdue, with or without a broker; returns how many. */
    @Transactional
    public int expireOverdue(Instant at) {
        List<Submission> overdue = submissions.open().stream()
                .filter(open -> !at.isBefore(open.expiresAt()))
                .toList();
        overdue.forEach(open -> expire(open.id(), at));
        return overdue.size();
    }

    /** A proposal over a base that is no longer the newest is no longer the change that its readers see. */
    @EventListener
    @Transactional
    public void endWhatIsOvertaken(PolicyActivated activated) {
        submissions.ofSet(activated.set()).stream()
                .filter(open -> open.state().open()
                        && !open.id().equals(activated.ground().submission()))
                .filter(open -> !open.baseHash().equals(activated.versionHash()))
                .forEach(open -> {
                    String reason = "version " + activated.versionHash().substring(0, 12) + " was activated meanwhile";
                    process.moved(
                            end(open, SubmissionState.BASE_MOVED, reason, activated.by(), activated.at()),
                            activated.at());
                });
    }

    public Submission submission(PolicySubmissionId id) {
        return submissions
                .find(id)
                .orElseThrow(() -> new BillingException(
                        ApprovalRefusal.UNKNOWN_POLICY_SUBMISSION,
                        "expected a submission, but there is no `%s`".formatted(id)));
    }

    /** Newest first. */
    public List<Submission> submissionsOf(String set) {
        return submissions.ofSet(set);
    }

    /** The newest submission of a version; refused when it was never submitted. */
    public Submission submissionOf(String set, String hashOrPrefix) {
        PolicyVersion version = policies.version(set, hashOrPrefix);
        return submissions.ofSet(set).stream()
                .filter(submission -> submission.versionHash().equals(version.hash()))
                .findFirst()
                .orElseThrow(() -> new BillingException(
                        ApprovalRefusal.NOT_SUBMITTED,
                        "expected a version that was submitted, but `%s` of `%s` was not"
                                .formatted(version.hash().substring(0, 12), set)));
    }

    /** Newest first. */
    public Page<Submission> submissions(@Nullable SubmissionState state, @Nullable Long before, int limit) {
        List<Submission> found = submissions.newest(state, before == null ? Long.MAX_VALUE : before, limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<Submission> shown = found.subList(0, limit);
        return new Page<>(shown, Long.toString(shown.getLast().id().value()));
    }

    private Submission end(Submission before, SubmissionState state, String reason, Actor by, Instant at) {
        submissions.end(before.id(), state, new End(at, by.name(), reason));
        audit.record(
                by,
                "policy." + state.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                subject(before),
                Map.of("submission", before.id().toString(), "reason", reason),
                at);
        return submission(before.id());
    }

    /** The set first, then its submission: in the order of whoever activates something. */
    private Submission locked(PolicySubmissionId id) {
        policies.lock(submission(id).set());
        return submissions.locked(id).orElseThrow();
    }

    private void refuseUnlessOpen(Submission submission, Instant at) {
        String newest = policies.latestActivated(submission.set()).hash();
        DecisionLaws.refuseUnlessOpen(submission, newest, at);
    }

    private static String subject(Submission submission) {
        return "policy:" + submission.set() + "/" + submission.versionHash();
    }
}
