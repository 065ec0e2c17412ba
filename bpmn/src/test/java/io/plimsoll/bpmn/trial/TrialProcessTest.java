package io.plimsoll.bpmn.trial;

import static io.plimsoll.bpmn.trial.TrialProcess.DECIDE_END_JOB;
import static io.plimsoll.bpmn.trial.TrialProcess.EXPIRE_JOB;
import static io.plimsoll.bpmn.trial.TrialProcess.LOOK_AHEAD_JOB;
import static io.plimsoll.bpmn.trial.TrialProcess.PROCESS;
import static io.plimsoll.bpmn.trial.TrialProcess.REMIND_JOB;
import static io.plimsoll.bpmn.trial.TrialProcess.TRIAL_MOVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.plimsoll.bpmn.ProcessRun;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ZeebeProcessTest
@SuppressWarnings("NullAway.Init") // the extension sets both fields before each test
class TrialProcessTest {

    private static final Duration ACROSS_SEVEN_DAYS = Duration.ofDays(7).plusHours(1);

    private ZeebeTestEngine broker;
    private ZeebeClient client;

    @Test
    void remindsThenDecidesTheEndThenConverts() {
        ProcessRun run = start().work(LOOK_AHEAD_JOB, next("REMIND"));
        assertThat(run.job(REMIND_JOB)).isEmpty();

        run.passTime(ACROSS_SEVEN_DAYS).work(REMIND_JOB).work(LOOK_AHEAD_JOB, next("DECIDE"));
        run.passTime(ACROSS_SEVEN_DAYS).work(DECIDE_END_JOB).work(LOOK_AHEAD_JOB, next("CONVERTED"));

        assertThat(run.path())
                .containsExactly(
                        "Event_TrialStarted",
                        "Task_LookAhead",
                        "Gateway_HowItStands",
                        "Gateway_UntilTheNextStep",
                        "Event_NextStepDue",
                        "Gateway_WhatIsDue",
                        "Task_RemindCustomer",
                        "Task_LookAhead",
                        "Gateway_HowItStands",
                        "Gateway_UntilTheNextStep",
                        "Event_NextStepDue",
                        "Gateway_WhatIsDue",
                        "Task_DecideEnd",
                        "Task_LookAhead",
                        "Gateway_HowItStands",
                        "Event_TrialConverted");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void givesGraceThenExpires() {
        ProcessRun run = start().work(LOOK_AHEAD_JOB, next("DECIDE"));
        run.passTime(ACROSS_SEVEN_DAYS).work(DECIDE_END_JOB).work(LOOK_AHEAD_JOB, next("EXPIRE"));
        run.passTime(ACROSS_SEVEN_DAYS).work(EXPIRE_JOB).work(LOOK_AHEAD_JOB, next("EXPIRED"));

        assertThat(run.path()).last().isEqualTo("Event_TrialExpired");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void anExtensionByTheRowsMakesItWaitAgain() {
        ProcessRun run = start().work(LOOK_AHEAD_JOB, next("DECIDE"));
        run.passTime(ACROSS_SEVEN_DAYS).work(DECIDE_END_JOB).work(LOOK_AHEAD_JOB, next("REMIND"));

        assertThat(run.path()).last().isEqualTo("Gateway_UntilTheNextStep");
    }

    @ParameterizedTest
    @CsvSource({"CONVERTED, Event_TrialConverted", "CANCELLED, Event_TrialCancelled"})
    void looksAheadAtOnceWhenSomebodyMovesTheTrial(String stands, String end) {
        ProcessRun run = start().work(LOOK_AHEAD_JOB, next("REMIND")).tell(TRIAL_MOVED, "sub_12");
        run.work(LOOK_AHEAD_JOB, next(stands));

        assertThat(run.path()).contains("Event_TrialMoved").last().isEqualTo(end);
        assertThat(run.ended()).isTrue();
        assertThat(run.passTime(ACROSS_SEVEN_DAYS).job(REMIND_JOB)).isEmpty();
    }

    @Test
    void hearsOfAMoveThatCameWhileItWasBusyAndADuplicateChangesNothing() {
        ProcessRun run = start().tell(TRIAL_MOVED, "sub_12").work(LOOK_AHEAD_JOB, next("REMIND"));
        run.passTime(Duration.ZERO).work(LOOK_AHEAD_JOB, next("REMIND"));
        run.tell(TRIAL_MOVED, "sub_12").work(LOOK_AHEAD_JOB, next("CONVERTED"));

        assertThat(run.ended()).isTrue();
        run.tell(TRIAL_MOVED, "sub_12");
        assertThat(ProcessRun.instancesOf(broker, "sub_12")).hasSize(1);
    }

    @Test
    void aStateNobodyDrewIsAnIncident() {
        ProcessRun run = start().work(LOOK_AHEAD_JOB, next("FORGOTTEN"));

        assertThat(run.values(IncidentRecordValue.class, IncidentIntent.CREATED))
                .singleElement()
                .satisfies(incident ->
                        assertThat(incident.getValue().getElementId()).isEqualTo("Gateway_HowItStands"));
        assertThat(run.ended()).isFalse();
    }

    @Test
    void aWorkerThatFailsIsAnIncident() {
        ProcessRun run = start().breakDown(LOOK_AHEAD_JOB);

        assertThat(run.values(IncidentRecordValue.class, IncidentIntent.CREATED))
                .hasSize(1);
    }

    private ProcessRun start() {
        return ProcessRun.start(broker, client, PROCESS, "sub_12", new TrialVariables("sub_12", "acme"));
    }

    private static NextStep next(String next) {
        return new NextStep(next, "P7D");
    }
}
