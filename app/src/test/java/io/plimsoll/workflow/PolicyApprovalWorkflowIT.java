package io.plimsoll.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.approval.ApprovalRefusal;
import io.plimsoll.approval.Approvals;
import io.plimsoll.approval.Submission;
import io.plimsoll.approval.SubmissionState;
import io.plimsoll.bpmn.approval.PolicyApprovalProcess;
import io.plimsoll.history.UserTask;
import io.plimsoll.history.WorkflowStep;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.policy.ActivationGround;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyVersion;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SuppressWarnings("NullAway.Init") // injected
class PolicyApprovalWorkflowIT extends BrokerTest {

    private static final Actor AMBER = Actor.user("amber");
    private static final Set<String> REVOPS = Set.of("REVOPS");

    @Autowired
    Approvals approvals;

    @Autowired
    Policies policies;

    @Test
    void activatesAtItsDateWhatSomebodyElseApprovedInTheInbox() {
        Submission submitted = submit(Duration.ofDays(3));
        UserTask task = openTask(submitted);

        assertThatThrownBy(() -> complete(task, "APPROVE", AMBER))
                .isInstanceOfSatisfying(
                        BillingException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ApprovalRefusal.AUTHOR_CANNOT_APPROVE));
        assertThat(openTask(submitted).completion()).isNull();

        complete(task, "APPROVE", FINANCE);
        assertThat(approvals.submission(submitted.id()).state()).isEqualTo(SubmissionState.APPROVED);
        awaitStep(submitted, "Event_EffectiveDateReached", "Gateway_UntilItTakesEffect");
        assertThat(policies.inForce(submitted.set(), clock.now()).hash()).isNotEqualTo(submitted.versionHash());

        clock.advance(clock.now().plus(Duration.ofDays(4)));

        awaitStep(submitted, "Event_PolicyActive");
        assertThat(policies.inForce(submitted.set(), clock.now()).hash()).isEqualTo(submitted.versionHash());
        assertThat(path(submitted))
                .containsExactly(
                        "Event_PolicySubmitted",
                        "Task_ApprovePolicy",
                        "Task_CountApprovals",
                        "Gateway_HowItStands",
                        "Task_SchedulePolicy",
                        "Gateway_UntilItTakesEffect",
                        "Event_EffectiveDateReached",
                        "Task_AnnounceActivation",
                        "Gateway_InForce",
                        "Event_PolicyActive");
    }

    @Test
    void completesTheTaskOfWhatIsRejectedOnItsPage() {
        Submission submitted = submit(Duration.ofDays(3));
        UserTask task = openTask(submitted);

        approvals.reject(submitted.id(), "too dear", FINANCE, clock.now());

        awaitStep(submitted, "Event_PolicyRejected");
        await("the task to be completed", () -> userTasks.get(task.key()).state() == UserTask.State.COMPLETED);
        assertThat(userTasks.get(task.key()).completion())
                .isNotNull()
                .extracting(UserTask.Completion::outcome)
                .isEqualTo("REJECT");
    }

    @Test
    void takesTheTaskAwayWhenTheSubmitterWithdraws() {
        Submission submitted = submit(Duration.ofDays(3));
        UserTask task = openTask(submitted);

        approvals.withdraw(submitted.id(), AMBER, clock.now());

        awaitStep(submitted, "Event_PolicyWithdrawn");
        await("the task to be canceled", () -> userTasks.get(task.key()).state() == UserTask.State.CANCELED);
    }

    @Test
    void takesBackWhatIsScheduled() {
        Submission submitted = submit(Duration.ofDays(3));
        // Before the broker knows of a task: a message tells the process instead.
        approvals.approve(submitted.id(), "", FINANCE, clock.now());
        awaitStep(submitted, "Gateway_UntilItTakesEffect");

        approvals.withdraw(submitted.id(), AMBER, clock.now());

        awaitStep(submitted, "Event_PolicyWithdrawn");
        clock.advance(clock.now().plus(Duration.ofDays(4)));
        assertThat(policies.inForce(submitted.set(), clock.now()).hash()).isEqualTo(submitted.baseHash());
    }

    @Test
    void endsWhenTheBaseMoves() {
        Submission first = submit(Duration.ZERO);
        approvals.approve(first.id(), "", FINANCE, clock.now());
        Submission submitted = submit(Duration.ofDays(3));
        openTask(submitted);

        policies.activate(
                submitted.set(),
                first.baseHash(),
                clock.now(),
                new ActivationGround.Rollback("it was better"),
                FINANCE,
                clock.now());

        awaitStep(submitted, "Event_BaseMoved");
        assertThat(approvals.submission(submitted.id()).state()).isEqualTo(SubmissionState.BASE_MOVED);
    }

    @Test
    void expiresWhenNobodyDecides() {
        Submission submitted = submit(Duration.ofDays(60));
        openTask(submitted);

        clock.advance(submitted.expiresAt().plus(Duration.ofMinutes(1)));

        awaitStep(submitted, "Event_SubmissionExpired");
        assertThat(approvals.submission(submitted.id()).state()).isEqualTo(SubmissionState.EXPIRED);
    }

    /** A change of the review table that no other made before. */
    private Submission submit(Duration ahead) {
        PolicyVersion base = policies.latestActivated("review");
        long amount = 5_000L + policies.versions("review").size();
        PolicyVersion changed =
                policies.post("review", base.csv().replaceFirst(">[0-9]+", ">" + amount), AMBER, "", clock.now());
        return approvals.submit(
                "review", changed.hash(), "fewer reviews", clock.now().plus(ahead), AMBER, clock.now());
    }

    private UserTask openTask(Submission submission) {
        String subject = submission.id().toString();
        await("a user task of " + subject, () -> userTasks.of(subject).stream().anyMatch(UserTask::open));
        return userTasks.of(subject).getFirst();
    }

    private void complete(UserTask task, String outcome, Actor by) {
        userTasks.complete(task.key(), outcome, "looked at it", by, REVOPS, clock.now());
    }

    private List<String> path(Submission submission) {
        return history.stepsOf(submission.id().toString()).stream()
                .map(WorkflowStep::elementId)
                .filter(element -> !element.equals(PolicyApprovalProcess.ID))
                .toList();
    }

    /** One of the elements. */
    private void awaitStep(Submission submission, String... elementIds) {
        await(
                List.of(elementIds) + " of " + submission.id(),
                () -> path(submission).stream().anyMatch(List.of(elementIds)::contains));
    }
}
