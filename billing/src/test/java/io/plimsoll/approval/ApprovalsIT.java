package io.plimsoll.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollContext;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.PolicySubmissionId;
import io.plimsoll.policy.ActivationGround;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.ShippedPolicies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApprovalsIT {

    private static final Actor ANN = Actor.user("ann");
    private static final Actor BEN = Actor.user("ben");
    private static final Actor CLEO = Actor.user("cleo");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant MAY_2 = Instant.parse("2026-05-02T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    private final PlimsollContext components = new PlimsollContext(
            "io.plimsoll.approval",
            "io.plimsoll.policy",
            "io.plimsoll.history",
            "io.plimsoll.outbox",
            "io.plimsoll.audit");
    private final Approvals approvals = components.get(Approvals.class);
    private final VersionStates states = components.get(VersionStates.class);
    private final Policies policies = components.get(Policies.class);

    @AfterEach
    void close() {
        components.close();
    }

    @Test
    void putsAVersionInForceOnceSomebodyElseAgrees() {
        PolicyVersion raised = raised("59.00", ANN);
        Submission submitted = approvals.submit("plan", raised.hash(), "costs rose", JUNE, ANN, MAY);
        assertThat(submitted.state()).isEqualTo(SubmissionState.SUBMITTED);
        assertThat(stateOf(raised, MAY)).isEqualTo(VersionState.SUBMITTED);

        Submission approved = approvals.approve(submitted.id(), "checked", BEN, MAY_2);

        assertThat(approved.state()).isEqualTo(SubmissionState.APPROVED);
        assertThat(approved.approvals()).containsExactly(new Submission.Approval("user:ben", MAY_2, "checked"));
        assertThat(policies.inForce("plan", JUNE).hash()).isEqualTo(raised.hash());
        assertThat(policies.inForce("plan", JUNE.minusMillis(1)).number()).isEqualTo(1);
        assertThat(stateOf(raised, MAY_2)).isEqualTo(VersionState.APPROVED);
        assertThat(stateOf(raised, JUNE)).isEqualTo(VersionState.ACTIVE);
        assertThat(approvals.approve(submitted.id(), "again", BEN, JUNE)).isEqualTo(approved);
        assertThat(outbox())
                .containsExactly(
                        "START_PROCESS PolicyApprovalProcess:psub_1",
                        "PUBLISH_MESSAGE PolicySubmissionMoved:psub_1:APPROVED:1");
        assertThat(words("select action from audit_entry where subject like 'policy:plan/%' order by audit_entry_id"))
                .endsWith("policy.posted", "policy.submitted", "policy.approved", "policy.activated");
    }

    @Test
    void letsNobodyDecideOnWhatTheyHadAHandIn() {
        PolicyVersion raised = raised("59.00", ANN);
        PolicySubmissionId id = approvals
                .submit("plan", raised.hash(), "costs rose", JUNE, BEN, MAY)
                .id();

        assertThat(refusalOf(() -> approvals.approve(id, "", ANN, MAY)))
                .isEqualTo(ApprovalRefusal.AUTHOR_CANNOT_APPROVE);
        assertThat(refusalOf(() -> approvals.approve(id, "", BEN, MAY)))
                .isEqualTo(ApprovalRefusal.AUTHOR_CANNOT_APPROVE);
        assertThat(refusalOf(() -> approvals.reject(id, "no", BEN, MAY)))
                .isEqualTo(ApprovalRefusal.AUTHOR_CANNOT_APPROVE);
        assertThat(approvals.submission(id).contributors()).containsExactlyInAnyOrder("user:ann", "user:ben");
    }

    @Test
    void rejectsWithAReasonAndTakesTheVersionAgain() {
        PolicyVersion raised = raised("59.00", ANN);
        PolicySubmissionId id = approvals
                .submit("plan", raised.hash(), "costs rose", JUNE, ANN, MAY)
                .id();
        assertThat(refusalOf(() -> approvals.reject(id, " ", BEN, MAY))).isEqualTo(ApprovalRefusal.INVALID_SUBMISSION);

        Submission rejected = approvals.reject(id, "too much", BEN, MAY);

        assertThat(rejected.end()).isEqualTo(new Submission.End(MAY, "user:ben", "too much"));
        assertThat(stateOf(raised, MAY)).isEqualTo(VersionState.REJECTED);
        assertThat(refusalOf(() -> approvals.approve(id, "", CLEO, MAY)))
                .isEqualTo(ApprovalRefusal.SUBMISSION_HAS_ENDED);
        assertThat(approvals
                        .submit("plan", raised.hash(), "now with reasons", JUNE, ANN, MAY_2)
                        .state())
                .isEqualTo(SubmissionState.SUBMITTED);
    }

    @Test
    void letsOneVersionOfASetWaitAtATime() {
        PolicyVersion raised = raised("59.00", ANN);
        PolicyVersion lowered = raised("39.00", ANN);
        Submission first = approvals.submit("plan", raised.hash(), "costs rose", JUNE, ANN, MAY);

        assertThat(approvals.submit("plan", raised.hash(), "costs rose", JUNE, ANN, MAY_2))
                .isEqualTo(first);
        assertThat(refusalOf(() -> approvals.submit("plan", lowered.hash(), "costs fell", JUNE, ANN, MAY)))
                .isEqualTo(ApprovalRefusal.ANOTHER_SUBMISSION_IS_OPEN);
    }

    @Test
    void failsWhenTheBaseMovedAndSaysSo() {
        PolicyVersion raised = raised("59.00", ANN);
        PolicyVersion lowered = raised("39.00", ANN);
        PolicySubmissionId first = approvals
                .submit("plan", lowered.hash(), "costs fell", MAY, ANN, MAY)
                .id();
        approvals.approve(first, "", BEN, MAY);
        PolicySubmissionId second = approvals
                .submit("plan", raised.hash(), "costs rose", JUNE, ANN, MAY)
                .id();
        policies.activate("plan", policies.version("plan", shippedHash()).hash(), MAY_2, rollback(), BEN, MAY_2);

        assertThatThrownBy(() -> approvals.approve(second, "", BEN, MAY_2))
                .isInstanceOfSatisfying(
                        BillingException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ApprovalRefusal.BASE_MOVED))
                .hasMessage("expected `psub_2` to be a change of the version activated last,"
                        + " but another was activated since it was submitted");
        assertThat(approvals.submission(second).state()).isEqualTo(SubmissionState.BASE_MOVED);
        assertThat(stateOf(raised, MAY_2)).isEqualTo(VersionState.BASE_MOVED);
    }

    @Test
    void takesBackWhatWaitsAndWhatIsScheduledButNotWhatIsInEffect() {
        PolicyVersion raised = raised("59.00", ANN);
        PolicySubmissionId waiting = approvals
                .submit("plan", raised.hash(), "costs rose", JUNE, ANN, MAY)
                .id();
        assertThat(refusalOf(() -> approvals.withdraw(waiting, BEN, MAY))).isEqualTo(ApprovalRefusal.NOT_THE_SUBMITTER);
        assertThat(approvals.withdraw(waiting, ANN, MAY).state()).isEqualTo(SubmissionState.WITHDRAWN);
        assertThat(stateOf(raised, MAY)).isEqualTo(VersionState.WITHDRAWN);

        PolicySubmissionId scheduled = approvals
                .submit("plan", raised.hash(), "after all", JUNE, ANN, MAY)
                .id();
        approvals.approve(scheduled, "", BEN, MAY);
        assertThat(approvals.withdraw(scheduled, ANN, JUNE.minusSeconds(1)).state())
                .isEqualTo(SubmissionState.WITHDRAWN);
        assertThat(policies.inForce("plan", JULY).number()).isEqualTo(1);
        assertThat(stateOf(raised, JULY)).isEqualTo(VersionState.WITHDRAWN);

        PolicySubmissionId inEffect = approvals
                .submit("plan", raised.hash(), "really", JUNE, ANN, MAY)
                .id();
        approvals.approve(inEffect, "", BEN, MAY);
        assertThat(refusalOf(() -> approvals.withdraw(inEffect, ANN, JUNE)))
                .isEqualTo(ApprovalRefusal.ALREADY_IN_EFFECT);
    }

    @Test
    void expiresWhenNobodyDecides() {
        PolicySubmissionId id = approvals
                .submit("plan", raised("59.00", ANN).hash(), "costs rose", JULY, ANN, MAY)
                .id();
        Instant over = MAY.plus(Duration.ofDays(14));
        assertThat(refusalOf(() -> approvals.approve(id, "", BEN, over)))
                .isEqualTo(ApprovalRefusal.SUBMISSION_HAS_EXPIRED);
        assertThat(approvals.expire(id, over.minusMillis(1)).state()).isEqualTo(SubmissionState.SUBMITTED);
        assertThat(approvals.expireOverdue(over)).isEqualTo(1);
        assertThat(approvals.submission(id).state()).isEqualTo(SubmissionState.EXPIRED);
    }

    @Test
    void putsWhatHoldsFromTheInstantInForceNoEarlierThanItWasApproved() {
        String rows = ShippedPolicies.table(PolicySets.REVIEW).csv().replaceFirst(">1000", ">2000");
        PolicyVersion calmer = policies.post("review", rows, ANN, "", MAY);
        PolicySubmissionId id = approvals
                .submit("review", calmer.hash(), "fewer reviews", MAY, ANN, MAY)
                .id();
        approvals.approve(id, "", BEN, MAY_2);
        assertThat(policies.inForce("review", MAY_2.minusMillis(1)).number()).isEqualTo(1);
        assertThat(policies.inForce("review", MAY_2).hash()).isEqualTo(calmer.hash());
    }

    @Test
    void refusesWhatNeedsNoApprovalOrCannotHaveOne() {
        PolicyVersion raised = raised("59.00", ANN);
        assertThat(refusalOf(() -> approvals.submit("plan", raised.hash(), " ", JUNE, ANN, MAY)))
                .isEqualTo(ApprovalRefusal.INVALID_SUBMISSION);
        assertThat(refusalOf(() -> approvals.submit("plan", shippedHash(), "same", JUNE, ANN, MAY)))
                .isEqualTo(ApprovalRefusal.POLICY_ALREADY_ACTIVE);
        assertThat(refusalOf(() -> approvals.submissionOf("plan", raised.hash())))
                .isEqualTo(ApprovalRefusal.NOT_SUBMITTED);
        PolicySubmissionId id = approvals
                .submit("plan", raised.hash(), "costs rose", JULY, ANN, MAY)
                .id();
        approvals.approve(id, "", BEN, MAY);
        assertThat(refusalOf(() -> approvals.submit("plan", raised("39.00", ANN).hash(), "costs fell", JUNE, ANN, MAY)))
                .isEqualTo(ApprovalRefusal.EFFECTIVE_BEFORE_ITS_BASE);
    }

    private PolicyVersion raised(String baseFee, Actor author) {
        return policies.post(
                "plan", ShippedPolicies.table(PolicySets.PLAN).csv().replace("49.00", baseFee), author, "", MAY);
    }

    private static String shippedHash() {
        return ShippedPolicies.table(PolicySets.PLAN).hash();
    }

    private static ActivationGround rollback() {
        return new ActivationGround.Rollback("it was better");
    }

    private VersionState stateOf(PolicyVersion version, Instant at) {
        return Objects.requireNonNull(states.of(version.set(), at).get(version.hash()));
    }

    private List<String> outbox() {
        return words("select kind || ' ' || business_key from outbox_message order by outbox_message_id");
    }

    private List<String> words(String query) {
        return components
                .database()
                .sql(query)
                .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    private static Object refusalOf(Runnable call) {
        try {
            call.run();
        } catch (BillingException refusal) {
            return refusal.code();
        }
        return "no refusal";
    }
}
