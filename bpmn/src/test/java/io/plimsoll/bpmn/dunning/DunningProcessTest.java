package io.plimsoll.bpmn.dunning;

import static io.plimsoll.bpmn.dunning.DunningProcess.CLOSE_JOB;
import static io.plimsoll.bpmn.dunning.DunningProcess.DECIDE_JOB;
import static io.plimsoll.bpmn.dunning.DunningProcess.DUNNING_ENDED;
import static io.plimsoll.bpmn.dunning.DunningProcess.DUNNING_MOVED;
import static io.plimsoll.bpmn.dunning.DunningProcess.PROCESS;
import static io.plimsoll.bpmn.dunning.DunningProcess.RETRY_JOB;
import static io.plimsoll.bpmn.dunning.DunningProcess.WRITE_OFF_JOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import io.plimsoll.bpmn.ProcessRun;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ZeebeProcessTest
@SuppressWarnings("NullAway.Init") // the extension sets both fields before each test
class DunningProcessTest {

    private static final Map<String, String> THREE_DAYS = Map.of("nextStepIn", "P3D");

    private ZeebeTestEngine broker;
    private ZeebeClient client;

    @ParameterizedTest
    @CsvSource({
        "RETRY, dunning-retry, Task_RetryPayment",
        "REMIND, dunning-remind, Task_RemindCustomer",
        "RESTRICT, dunning-restrict, Task_RestrictService"
    })
    void takesAStepAndAsksAgainWhenTheNextIsDue(String action, String jobType, String task) {
        ProcessRun run = start().work(DECIDE_JOB, action(action)).work(jobType, THREE_DAYS);
        assertThat(run.passTime(Duration.ofDays(2)).job(DECIDE_JOB)).isEmpty();

        run.passTime(Duration.ofDays(2)).work(DECIDE_JOB, action("NONE"));

        assertThat(run.path())
                .containsExactly(
                        "Event_InvoiceBecameOverdue",
                        "Task_DecideStep",
                        "Gateway_WhatNext",
                        task,
                        "Gateway_UntilNextStep",
                        "Event_NextStepDue",
                        "Task_DecideStep",
                        "Gateway_WhatNext",
                        "Event_NothingOwed");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void endsWithItsOwnWriteOff() {
        ProcessRun run = start().work(DECIDE_JOB, action("WRITE_OFF")).work(WRITE_OFF_JOB);

        assertThat(run.path()).last().isEqualTo("Event_WrittenOff");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void asksAgainAtOnceWhenTheCaseMoved() {
        ProcessRun run = start().work(DECIDE_JOB, action("RETRY"))
                .work(RETRY_JOB, THREE_DAYS)
                .tell(DUNNING_MOVED, "inv_12")
                .work(DECIDE_JOB, Map.of("action", "WAIT", "nextStepIn", "P10D"));
        assertThat(run.passTime(Duration.ofDays(9)).job(DECIDE_JOB)).isEmpty();

        assertThat(run.passTime(Duration.ofDays(2)).job(DECIDE_JOB)).isPresent();
        assertThat(run.path()).contains("Event_DunningMoved");
    }

    @Test
    void endsBetweenStepsWhenItIsPaid() {
        ProcessRun run = start().work(DECIDE_JOB, action("RETRY"))
                .work(RETRY_JOB, THREE_DAYS)
                .tell(DUNNING_ENDED, "inv_12")
                .work(CLOSE_JOB);

        assertThat(run.path())
                .endsWith("Subprocess_Settled", "Event_DunningEnded", "Task_CloseCase", "Event_CaseClosed");
        assertThat(run.ended()).isTrue();
        assertThat(run.passTime(Duration.ofDays(4)).job(DECIDE_JOB)).isEmpty();
    }

    @Test
    void endsWhileAJobRuns() {
        ProcessRun run = start().work(DECIDE_JOB, action("RETRY"))
                .tell(DUNNING_ENDED, "inv_12")
                .work(CLOSE_JOB);

        assertThat(run.job(RETRY_JOB)).isEmpty();
        assertThat(run.ended()).isTrue();
    }

    @Test
    void takesTheTaskBackWhenItIsPaidWhileAPersonDecides() {
        ProcessRun run = start().work(DECIDE_JOB, action("BY_HAND"))
                .tell(DUNNING_ENDED, "inv_12")
                .work(CLOSE_JOB);

        assertThat(run.values(UserTaskRecordValue.class, UserTaskIntent.CANCELED))
                .hasSize(1);
        assertThat(run.ended()).isTrue();
    }

    @Test
    void asksFinanceWhereNoRowSaysAndTakesTheDecision() {
        ProcessRun run = start().work(DECIDE_JOB, action("BY_HAND"));
        assertThat(run.userTask().getValue().getCandidateGroupsList()).containsExactly("FINANCE");

        run.decide(ByHandOutcome.RETRY).work(DECIDE_JOB, action("RETRY"));

        assertThat(run.job(RETRY_JOB)).isPresent();
    }

    @Test
    void hearsTheEndOnceThoughItIsToldTwice() {
        ProcessRun run = start().tell(DUNNING_ENDED, "inv_12")
                .tell(DUNNING_ENDED, "inv_12")
                .work(CLOSE_JOB);

        assertThat(run.path()).filteredOn("Task_CloseCase"::equals).hasSize(1);
        assertThat(run.ended()).isTrue();
    }

    @Test
    void stopsWithAnIncidentAtAnActionNobodyDrew() {
        ProcessRun run = start().work(DECIDE_JOB, action("SUE"));

        assertThat(run.values(IncidentRecordValue.class, IncidentIntent.CREATED))
                .extracting(record -> record.getValue().getElementId())
                .containsExactly("Gateway_WhatNext");
    }

    private static Map<String, String> action(String action) {
        return Map.of("action", action);
    }

    private ProcessRun start() {
        return ProcessRun.start(broker, client, PROCESS, "inv_12", new DunningVariables("inv_12", "acme"));
    }
}
