package io.plimsoll.bpmn.threshold;

import static io.plimsoll.bpmn.threshold.UsageThresholdProcess.CHOOSE_AUDIENCE_JOB;
import static io.plimsoll.bpmn.threshold.UsageThresholdProcess.NOTIFY_JOB;
import static io.plimsoll.bpmn.threshold.UsageThresholdProcess.PROCESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import io.plimsoll.bpmn.ProcessRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ZeebeProcessTest
@SuppressWarnings("NullAway.Init") // the extension sets both fields before each test
class UsageThresholdProcessTest {

    private static final UsageThresholdVariables CROSSED = new UsageThresholdVariables("thr_3", "acme", "90", "BOTH");

    private ZeebeTestEngine broker;
    private ZeebeClient client;

    @Test
    void notifiesTheCustomerAndEndsWhenNoFollowUpIsNeeded() {
        ProcessRun run = start().work(CHOOSE_AUDIENCE_JOB, new ChosenAudience(false, "", false))
                .work(NOTIFY_JOB);

        assertThat(run.path())
                .containsExactly(
                        "Event_UsageThresholdCrossed",
                        "Task_ChooseAudience",
                        "Gateway_Suppressed",
                        "Task_NotifyCustomer",
                        "Gateway_FollowUpNeeded",
                        "Event_CustomerNotified");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void tellsNobodyWhenTheCrossingIsSuppressed() {
        ProcessRun run = start().work(CHOOSE_AUDIENCE_JOB, new ChosenAudience(true, "100 % was crossed too", true));

        assertThat(run.path())
                .containsExactly(
                        "Event_UsageThresholdCrossed",
                        "Task_ChooseAudience",
                        "Gateway_Suppressed",
                        "Event_CrossingSuppressed");
        assertThat(run.job(NOTIFY_JOB)).isEmpty();
        assertThat(run.ended()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void closesTheFollowUpWithEitherOutcome(ContactOutcome outcome) {
        ProcessRun run = start().work(CHOOSE_AUDIENCE_JOB, new ChosenAudience(false, "", true))
                .work(NOTIFY_JOB);
        assertThat(run.ended()).isFalse();

        run.decide(outcome);

        assertThat(run.path())
                .containsExactly(
                        "Event_UsageThresholdCrossed",
                        "Task_ChooseAudience",
                        "Gateway_Suppressed",
                        "Task_NotifyCustomer",
                        "Gateway_FollowUpNeeded",
                        "Task_ContactCustomer",
                        "Event_FollowUpClosed");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void asksCustomerSuccessToFollowUp() {
        UserTaskRecordValue task = start().work(CHOOSE_AUDIENCE_JOB, new ChosenAudience(false, "", true))
                .work(NOTIFY_JOB)
                .userTask()
                .getValue();

        assertThat(task.getElementId()).isEqualTo(UsageThresholdProcess.CONTACT_TASK);
        assertThat(task.getCandidateGroupsList()).containsExactly("SUCCESS");
        assertThat(task.getCustomHeaders()).containsEntry("outcomes", "CONTACTED,NOT_NEEDED");
    }

    @Test
    void givesItsWorkersTheVariablesItStartedWith() {
        assertThat(start().job(CHOOSE_AUDIENCE_JOB).orElseThrow().getVariablesAsType(UsageThresholdVariables.class))
                .isEqualTo(CROSSED);
    }

    private ProcessRun start() {
        return ProcessRun.start(broker, client, PROCESS, "thr_3", CROSSED);
    }
}
