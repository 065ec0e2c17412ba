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
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalsIT {

    private static final Actor AMBER = Actor.user("amber");
    private static final Actor BIRCH = Actor.user("birch");
    private static final Actor CLAY = Actor.user("clay");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant MAY_2 = Instant.parse("2026-05-02T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    private static final String REVIEW =
            ShippedPolicies.table(PolicySets.REVIEW).csv();

    private final PlimsollContext components = new PlimsollContext(Stream.of(
                    "approval",
                    "lint",
                    "simulation",
                    "billingrun",
                    "commitment",
                    "notification",
                    "pricing",
                    "policy",
                    "invoicing",
                    "subscription",
                    "customer",
                    "catalog",
                    "metering",
                    "rating",
                    "history",
                    "outbox",
                    "audit")
            .map("io.plimsoll."::concat)
            .toArray(String[]::new));
    private final Approvals approvals = components.get(Approvals.class);
    private final VersionStates states = components.get(VersionStates.class);
    private final Policies policies = components.get(Policies.class);

    @AfterEach
    void close() {
        components.close();
    }

    @Test
    void putsAVersionInForceOnceSomebodyElseAgrees() {
        PolicyVersion raised = raised("2000", AMBER);
        Submission submitted = approvals.submit("review", raised.hash(), "costs rose", JUNE, AMBER, MAY);
        assertThat(submitted.state()).isEqualTo(SubmissionState.SUBMITTED);
        assertThat(stateOf(raised, MAY)).isEqualTo(VersionState.SUBMITTED);

        Submission approved = approvals.approve(submitted.id(), "checked", BIRCH, MAY_2);

        assertThat(approved.state()).isEqualTo(SubmissionState.APPROVED);
        assertThat(approved.approvals()).containsExactly(new Submission.Approval("user:birch", MAY_2, "checked"));
        assertThat(policies.inForce("review", JUNE).hash()).isEqualTo(raised.hash());
        assertThat(policies.inForce("review", JUNE.minusMillis(1)).number()).isEqualTo(1);
        assertThat(stateOf(raised, MAY_2)).isEqualTo(VersionState.APPROVED);
        assertThat(stateOf(raised, JUNE)).isEqualTo(VersionState.ACTIVE);
        assertThat(approvals.approve(submitted.id(), "again", BIRCH, JUNE)).isEqualTo(approved);
        assertThat(outbox())
                .containsExactly(
                        "START_PROCESS PolicyApprovalProcess:psub_1",
                        "PUBLISH_MESSAGE PolicySubmissionMoved:psub_1:APPROVED:1");
        assertThat(words("select action from audit_entry where subject like 'policy:review/%' order by audit_entry_id"))
                .endsWith("policy.posted", "policy.submitted", "policy.approved", "policy.activated");
    }

    @Test
    void letsNobodyDecideOnWhatTheyHadAHandIn() {
        PolicyVersion raised = raised("2000", AMBER);
        PolicySubmissionId id = approvals
                .submit("review", raised.hash(), "costs rose", JUNE, BIRCH, MAY)
                .id();

        assertThat(refusalOf(() -> approvals.approve(id, "", AMBER, MAY)))
                .isEqualTo(ApprovalRefusal.AUTHOR_CANNOT_APPROVE);
        assertThat(refusalOf(() -> approvals.approve(id, "", BIRCH, MAY)))
                .isEqualTo(ApprovalRefusal.AUTHOR_CANNOT_APPROVE);
        assertThat(refusalOf(() -> approvals.reject(id, "no", BIRCH, MAY)))
                .isEqualTo(ApprovalRefusal.AUTHOR_CANNOT_APPROVE);
        assertThat(approvals.submission(id).contributors()).containsExactlyInAnyOrder("user:amber", "user:birch");
    }

    @Test
    void rejectsWithAReasonAndTakesTheVersionAgain() {
        PolicyVersion raised = raised("2000", AMBER);
        PolicySubmissionId id = approvals
                .submit("review", raised.hash(), "costs rose", JUNE, AMBER, MAY)
                .id();
        assertThat(refusalOf(() -> approvals.reject(id, " ", BIRCH, MAY)))
                .isEqualTo(ApprovalRefusal.INVALID_SUBMISSION);

        Submission rejected = approvals.reject(id, "too much", BIRCH, MAY);

        assertThat(rejected.end()).isEqualTo(new Submission.End(MAY, "user:birch", "too much"));
        assertThat(stateOf(raised, MAY)).isEqualTo(VersionState.REJECTED);
        assertThat(refusalOf(() -> approvals.approve(id, "", CLAY, MAY)))
                .isEqualTo(ApprovalRefusal.SUBMISSION_HAS_ENDED);
        assertThat(approvals
                        .submit("review", raised.hash(), "now with reasons", JUNE, AMBER, MAY_2)
                        .state())
                .isEqualTo(SubmissionState.SUBMITTED);
    }

    @Test
    void letsOneVersionOfASetWaitAtATime() {
        PolicyVersion raised = raised("2000", AMBER);
        PolicyVersion lowered = raised("900", AMBER);
        Submission first = approvals.submit("review", raised.hash(), "costs rose", JUNE, AMBER, MAY);

        assertThat(approvals.submit("review", raised.hash(), "costs rose", JUNE, AMBER, MAY_2))
                .isEqualTo(first);
        assertThat(refusalOf(() -> approvals.submit("review", lowered.hash(), "costs fell", JUNE, AMBER, MAY)))
                .isEqualTo(ApprovalRefusal.ANOTHER_SUBMISSION_IS_OPEN);
    }

    @Test
    void failsWhenTheBaseMovedAndSaysSo() {
        PolicyVersion raised = raised("2000", AMBER);
        PolicyVersion lowered = raised("900", AMBER);
        PolicySubmissionId first = approvals
                .submit("review", lowered.hash(), "costs fell", MAY, AMBER, MAY)
                .id();
        approvals.approve(first, "", BIRCH, MAY);
        PolicySubmissionId second = approvals
                .submit("review", raised.hash(), "costs rose", JUNE, AMBER, MAY)
                .id();
        policies.activate("review", policies.version("review", shippedHash()).hash(), MAY_2, rollback(), BIRCH, MAY_2);

        assertThatThrownBy(() -> approvals.approve(second, "", BIRCH, MAY_2))
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
        PolicyVersion raised = raised("2000", AMBER);
        PolicySubmissionId waiting = approvals
                .submit("review", raised.hash(), "costs rose", JUNE, AMBER, MAY)
                .id();
        assertThat(refusalOf(() -> approvals.withdraw(waiting, BIRCH, MAY)))
                .isEqualTo(ApprovalRefusal.NOT_THE_SUBMITTER);
        assertThat(approvals.withdraw(waiting, AMBER, MAY).state()).isEqualTo(SubmissionState.WITHDRAWN);
        assertThat(stateOf(raised, MAY)).isEqualTo(VersionState.WITHDRAWN);

        PolicySubmissionId scheduled = approvals
                .submit("review", raised.hash(), "after all", JUNE, AMBER, MAY)
                .id();
        approvals.approve(scheduled, "", BIRCH, MAY);
        assertThat(approvals.withdraw(scheduled, AMBER, JUNE.minusSeconds(1)).state())
                .isEqualTo(SubmissionState.WITHDRAWN);
        assertThat(policies.inForce("review", JULY).number()).isEqualTo(1);
        assertThat(stateOf(raised, JULY)).isEqualTo(VersionState.WITHDRAWN);

        PolicySubmissionId inEffect = approvals
                .submit("review", raised.hash(), "really", JUNE, AMBER, MAY)
                .id();
        approvals.approve(inEffect, "", BIRCH, MAY);
        assertThat(refusalOf(() -> approvals.withdraw(inEffect, AMBER, JUNE)))
                .isEqualTo(ApprovalRefusal.ALREADY_IN_EFFECT);
    }

    @Test
    void expiresWhenNobodyDecides() {
        PolicySubmissionId id = approvals
                .submit("review", raised("2000", AMBER).hash(), "costs rose", JULY, AMBER, MAY)
                .id();
        Instant over = MAY.plus(Duration.ofDays(14));
        assertThat(refusalOf(() -> approvals.approve(id, "", BIRCH, over)))
                .isEqualTo(ApprovalRefusal.SUBMISSION_HAS_EXPIRED);
        assertThat(approvals.expire(id, over.minusMillis(1)).state()).isEqualTo(SubmissionState.SUBMITTED);
        assertThat(approvals.expireOverdue(over)).isEqualTo(1);
        assertThat(approvals.submission(id).state()).isEqualTo(SubmissionState.EXPIRED);
    }

    @Test
    void putsWhatHoldsFromTheInstantInForceNoEarlierThanItWasApproved() {
        PolicyVersion calmer = raised("2000", AMBER);
        PolicySubmissionId id = approvals
                .submit("review", calmer.hash(), "fewer reviews", MAY, AMBER, MAY)
                .id();
        approvals.approve(id, "", BIRCH, MAY_2);
        assertThat(policies.inForce("review", MAY_2.minusMillis(1)).number()).isEqualTo(1);
        assertThat(policies.inForce("review", MAY_2).hash()).isEqualTo(calmer.hash());
    }

    @Test
    void refusesWhatNeedsNoApprovalOrCannotHaveOne() {
        PolicyVersion raised = raised("2000", AMBER);
        assertThat(refusalOf(() -> approvals.submit("review", raised.hash(), " ", JUNE, AMBER, MAY)))
                .isEqualTo(ApprovalRefusal.INVALID_SUBMISSION);
        assertThat(refusalOf(() -> approvals.submit("review", shippedHash(), "same", JUNE, AMBER, MAY)))
                .isEqualTo(ApprovalRefusal.POLICY_ALREADY_ACTIVE);
        assertThat(refusalOf(() -> approvals.submissionOf("review", raised.hash())))
                .isEqualTo(ApprovalRefusal.NOT_SUBMITTED);
        PolicySubmissionId id = approvals
                .submit("review", raised.hash(), "costs rose", JULY, AMBER, MAY)
                .id();
        approvals.approve(id, "", BIRCH, MAY);
        assertThat(refusalOf(
                        () -> approvals.submit("review", raised("900", AMBER).hash(), "costs fell", JUNE, AMBER, MAY)))
                .isEqualTo(ApprovalRefusal.EFFECTIVE_BEFORE_ITS_BASE);
    }

    @Test
    void asksTwoOthersWhenPricesChangeUnseen() {
        PolicyVersion dearer = dearer();
        Submission submitted = approvals.submit("plan", dearer.hash(), "costs rose", MAY, AMBER, MAY);
        assertThat(submitted.approvalsRequired()).isEqualTo(2);
        assertThat(submitted.approvalsReason()).isEqualTo("Prices change and nobody simulated what it does");
        assertThat(submitted.expiresAt()).isEqualTo(MAY.plus(Duration.ofDays(7)));

        assertThat(approvals.approve(submitted.id(), "", BIRCH, MAY).approvalsMissing())
                .isEqualTo(1);
        assertThat(approvals.approve(submitted.id(), "", BIRCH, MAY).state()).isEqualTo(SubmissionState.SUBMITTED);
        assertThat(policies.inForce("plan", MAY).number()).isEqualTo(1);

        assertThat(approvals.approve(submitted.id(), "", CLAY, MAY_2).state()).isEqualTo(SubmissionState.APPROVED);
        // It holds for whole service periods, so it counts from the instant it was submitted for.
        assertThat(policies.inForce("plan", MAY).hash()).isEqualTo(dearer.hash());
        assertThat(outbox())
                .containsExactly(
                        "START_PROCESS PolicyApprovalProcess:psub_1",
                        "PUBLISH_MESSAGE PolicySubmissionMoved:psub_1:SUBMITTED:1",
                        "PUBLISH_MESSAGE PolicySubmissionMoved:psub_1:APPROVED:2");
    }

    @ParameterizedTest
    @CsvSource({"1000.01, 100000, 2", "1000, 100000, 1", "150, 1000, 2", "90, 100, 1"})
    void asksAnotherWhenASimulationSaysThatMuchMoneyMoves(BigDecimal moved, BigDecimal billed, int approvers) {
        PolicyVersion dearer = dearer();
        simulated(dearer, moved, billed);
        Submission submitted = approvals.submit("plan", dearer.hash(), "costs rose", JUNE, AMBER, MAY);
        assertThat(submitted.approvalsRequired()).isEqualTo(approvers);
        assertThat(submitted.expiresAt()).isEqualTo(MAY.plus(Duration.ofDays(14)));
    }

    @Test
    void refusesWhatLintFindsErrorsIn() {
        String csv = ShippedPolicies.table(PolicySets.PLAN).csv();
        String row = csv.lines().skip(1).findFirst().orElseThrow();
        PolicyVersion overlapping = policies.post("plan", csv + "again-" + row + "\n", AMBER, "", MAY);
        assertThatThrownBy(() -> approvals.submit("plan", overlapping.hash(), "by mistake", JUNE, AMBER, MAY))
                .isInstanceOfSatisfying(BillingException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ApprovalRefusal.POLICY_HAS_ERRORS);
                    assertThat(refusal.violations()).isNotEmpty();
                });
    }

    private PolicyVersion dearer() {
        return policies.post(
                "plan", ShippedPolicies.table(PolicySets.PLAN).csv().replace("49.00", "59.00"), AMBER, "", MAY);
    }

    /** A simulation of one period, without the book it would have been made from. */
    private void simulated(PolicyVersion candidate, BigDecimal moved, BigDecimal billed) {
        components.transaction().executeWithoutResult(status -> {
            components
                    .database()
                    .sql("set local session_replication_role = replica")
                    .update();
            components
                    .database()
                    .sql("""
                            insert into policy_simulation (kind, policy_set, candidate_hash, baseline_hash, effect, periods,
                                jump_percent, state, requested_by, requested_at)
                            values ('PREDICTED', 'plan', :candidate, :base, 'MONEY', 1, 20, 'COMPLETED', 'user:amber', '2026-05-01');
                            insert into policy_simulation_outcome (policy_simulation_id, outcome_number, customer_id,
                                subscription_id, invoice_id, period_start, period_end, months, plan_key, currency,
                                baseline_total, candidate_total)
                            values (1, 1, 1, 1, 1, '2026-04-01', '2026-05-01', 1, 'free', 'USD',
                                :billed, :billed::numeric - :moved)
                            """)
                    .param("candidate", candidate.hash())
                    .param("base", policies.latestActivated("plan").hash())
                    .param("billed", billed)
                    .param("moved", moved)
                    .update();
        });
    }

    /** The review table with another limit in its first row, which one person suffices for. */
    private PolicyVersion raised(String limit, Actor author) {
        return policies.post("review", REVIEW.replaceFirst(">1000", ">" + limit), author, "", MAY);
    }

    private static String shippedHash() {
        return ShippedPolicies.table(PolicySets.REVIEW).hash();
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
