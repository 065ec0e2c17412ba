package io.plimsoll.bpmn.approval;

import static io.plimsoll.bpmn.approval.PolicyApprovalProcess.ANNOUNCE_JOB;
import static io.plimsoll.bpmn.approval.PolicyApprovalProcess.COUNT_JOB;
import static io.plimsoll.bpmn.approval.PolicyApprovalProcess.EXPIRE_JOB;
import static io.plimsoll.bpmn.approval.PolicyApprovalProcess.POLICY_SUBMISSION_MOVED;
import static io.plimsoll.bpmn.approval.PolicyApprovalProcess.PROCESS;
import static io.plimsoll.bpmn.approval.PolicyApprovalProcess.SCHEDULE_JOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import io.plimsoll.bpmn.ProcessRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ZeebeProcessTest
@SuppressWarnings("NullAway.Init") // the extension sets both fields before each test
class PolicyApprovalProcessTest {

    private static final String SUBJECT = "psub_3";

    private ZeebeTestEngine broker;
    private ZeebeClient client;

    @Test
    void announcesAnApprovedVersionOnceItsInstantCame() {
        ProcessRun run = start().decide(ApprovalOutcome.APPROVE)
                .work(COUNT_JOB, standing(ApprovalState.APPROVED))
                .work(SCHEDULE_JOB, Map.of("effectiveFrom", inDays(20)));
        assertThat(run.passTime(Duration.ofDays(19)).job(ANNOUNCE_JOB)).isEmpty();

        run.passTime(Duration.ofDays(2)).work(ANNOUNCE_JOB, Map.of("inForce", true));

        assertThat(run.path())
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
        assertThat(run.ended()).isTrue();
    }

    @Test
    void asksAnotherPersonWhenOneDoesNotSuffice() {
        ProcessRun run = start().decide(ApprovalOutcome.APPROVE).work(COUNT_JOB, standing(ApprovalState.SUBMITTED));
        assertThat(run.path()).last().isEqualTo("Task_ApprovePolicy");

        run.decide(ApprovalOutcome.APPROVE)
                .work(COUNT_JOB, standing(ApprovalState.APPROVED))
                .work(SCHEDULE_JOB, Map.of("effectiveFrom", inDays(-1)))
                .passTime(Duration.ofSeconds(1))
                .work(ANNOUNCE_JOB, Map.of("inForce", true));

        assertThat(run.path()).last().isEqualTo("Event_PolicyActive");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void endsRejected() {
        ProcessRun run = start().decide(ApprovalOutcome.REJECT).work(COUNT_JOB, standing(ApprovalState.REJECTED));

        assertThat(run.path()).last().isEqualTo("Event_PolicyRejected");
        assertThat(run.ended()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVED, Task_SchedulePolicy",
        "REJECTED, Event_PolicyRejected",
        "WITHDRAWN, Event_PolicyWithdrawn",
        "BASE_MOVED, Event_BaseMoved",
        "SUBMITTED, Task_ApprovePolicy"
    })
    void looksAgainWhenItHearsThatTheSubmissionMoved(ApprovalState state, String next) {
        ProcessRun run = start().tell(POLICY_SUBMISSION_MOVED, SUBJECT).work(COUNT_JOB, standing(state));

        assertThat(run.path())
                .contains("Event_StandsOtherwise", "Task_CountApprovals")
                .last()
                .isEqualTo(next);
    }

    @Test
    void expiresWhenNobodyDecides() {
        ProcessRun run = start().passTime(Duration.ofDays(13));
        assertThat(run.job(EXPIRE_JOB)).isEmpty();

        run.passTime(Duration.ofDays(2))
                .work(EXPIRE_JOB, standing(ApprovalState.EXPIRED))
                .work(COUNT_JOB, standing(ApprovalState.EXPIRED));

        assertThat(run.path())
                .contains("Event_TimeIsOver", "Task_ExpireSubmission")
                .last()
                .isEqualTo("Event_SubmissionExpired");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void endsWithdrawnWhenTakenBackBeforeItsInstant() {
        ProcessRun run = start().decide(ApprovalOutcome.APPROVE)
                .work(COUNT_JOB, standing(ApprovalState.APPROVED))
                .work(SCHEDULE_JOB, Map.of("effectiveFrom", inDays(20)))
                .tell(POLICY_SUBMISSION_MOVED, SUBJECT)
                .work(COUNT_JOB, standing(ApprovalState.WITHDRAWN));

        assertThat(run.path()).contains("Event_WithdrawnMeanwhile").last().isEqualTo("Event_PolicyWithdrawn");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void waitsOnWhenItHearsInVainBeforeItsInstant() {
        ProcessRun run = start().decide(ApprovalOutcome.APPROVE)
                .work(COUNT_JOB, standing(ApprovalState.APPROVED))
                .work(SCHEDULE_JOB, Map.of("effectiveFrom", inDays(20)))
                .tell(POLICY_SUBMISSION_MOVED, SUBJECT)
                .work(COUNT_JOB, standing(ApprovalState.APPROVED))
                .work(SCHEDULE_JOB, Map.of("effectiveFrom", inDays(20)));

        assertThat(run.passTime(Duration.ofDays(21)).job(ANNOUNCE_JOB)).isPresent();
    }

    @Test
    void endsOvertakenWhenAnotherVersionIsInForceAtItsInstant() {
        ProcessRun run = start().decide(ApprovalOutcome.APPROVE)
                .work(COUNT_JOB, standing(ApprovalState.APPROVED))
                .work(SCHEDULE_JOB, Map.of("effectiveFrom", inDays(1)))
                .passTime(Duration.ofDays(2))
                .work(ANNOUNCE_JOB, Map.of("inForce", false));

        assertThat(run.path()).last().isEqualTo("Event_PolicyOvertaken");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void asksRevenueOperationsOrFinance() {
        UserTaskRecordValue task = start().userTask().getValue();

        assertThat(task.getElementId()).isEqualTo(PolicyApprovalProcess.APPROVE_TASK);
        assertThat(task.getCandidateGroupsList()).containsExactly("REVOPS", "FINANCE");
        assertThat(task.getCustomHeaders()).containsEntry("outcomes", "APPROVE,REJECT");
    }

    @Test
    void stopsWithAnIncidentAtAStateNobodyDrew() {
        ProcessRun run = start().decide(ApprovalOutcome.APPROVE).work(COUNT_JOB, Map.of("state", "FORGOTTEN"));

        assertThat(run.values(IncidentRecordValue.class, IncidentIntent.CREATED))
                .extracting(record -> record.getValue().getElementId())
                .containsExactly("Gateway_HowItStands");
    }

    @Test
    void givesItsWorkersTheVariablesItStartedWith() {
        ProcessRun run = start().decide(ApprovalOutcome.APPROVE);

        assertThat(run.job(COUNT_JOB)
                        .orElseThrow()
                        .getVariablesAsType(PolicyApprovalVariables.class)
                        .subject())
                .isEqualTo(SUBJECT);
    }

    private ProcessRun start() {
        return ProcessRun.start(
                broker,
                client,
                PROCESS,
                SUBJECT,
                new PolicyApprovalVariables(SUBJECT, "tier", "ab12", "user:amber", inDays(20), inDays(14)));
    }

    private static Map<String, String> standing(ApprovalState state) {
        return Map.of("state", state.name());
    }

    private static String inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days)).toString();
    }
}
