package io.plimsoll.bpmn.commitment;

import static io.plimsoll.bpmn.commitment.CommitmentRenewalProcess.COMMITMENT_MOVED;
import static io.plimsoll.bpmn.commitment.CommitmentRenewalProcess.END_TERM_JOB;
import static io.plimsoll.bpmn.commitment.CommitmentRenewalProcess.LOOK_AHEAD_JOB;
import static io.plimsoll.bpmn.commitment.CommitmentRenewalProcess.NOTICE_JOB;
import static io.plimsoll.bpmn.commitment.CommitmentRenewalProcess.PROCESS;
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
import org.junit.jupiter.api.Test;

@ZeebeProcessTest
@SuppressWarnings("NullAway.Init") // the extension sets both fields before each test
class CommitmentRenewalProcessTest {

    private static final Duration ACROSS_THIRTY_DAYS = Duration.ofDays(31);

    private ZeebeTestEngine broker;
    private ZeebeClient client;

    @Test
    void sendsTheNoticeOffersTheRenewalAndEndsRenewed() {
        ProcessRun run = start().work(LOOK_AHEAD_JOB, next("NOTICE"));
        assertThat(run.job(NOTICE_JOB)).isEmpty();

        run.passTime(ACROSS_THIRTY_DAYS).work(NOTICE_JOB).work(LOOK_AHEAD_JOB, next("RENEWAL"));
        run.decide(RenewalOutcome.RENEWED).work(LOOK_AHEAD_JOB, next("RENEWED"));

        assertThat(run.path())
                .containsExactly(
                        "Event_CommitmentAgreed",
                        "Task_LookAhead",
                        "Gateway_HowItStands",
                        "Gateway_UntilTheNextStep",
                        "Event_NextStepDue",
                        "Gateway_WhatIsDue",
                        "Task_SendNotice",
                        "Task_LookAhead",
                        "Gateway_HowItStands",
                        "Task_AgreeRenewal",
                        "Task_LookAhead",
                        "Gateway_HowItStands",
                        "Event_CommitmentRenewed");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void theNextNoticeTakesTheTaskAwayAndBringsItBack() {
        ProcessRun run = start().work(LOOK_AHEAD_JOB, next("RENEWAL"));
        run.passTime(ACROSS_THIRTY_DAYS).work(LOOK_AHEAD_JOB, next("NOTICE"));
        run.passTime(ACROSS_THIRTY_DAYS).work(NOTICE_JOB).work(LOOK_AHEAD_JOB, next("RENEWAL"));

        assertThat(run.values(UserTaskRecordValue.class, UserTaskIntent.CANCELED))
                .hasSize(1);
        assertThat(run.path()).contains("Event_RenewalWaitOver").last().isEqualTo("Task_AgreeRenewal");
    }

    @Test
    void takesTheTaskBackWhenTheCustomerAcceptsElsewhere() {
        ProcessRun run = start().work(LOOK_AHEAD_JOB, next("RENEWAL")).tell(COMMITMENT_MOVED, "com_5");
        run.work(LOOK_AHEAD_JOB, next("RENEWED"));

        assertThat(run.values(UserTaskRecordValue.class, UserTaskIntent.CANCELED))
                .hasSize(1);
        assertThat(run.path()).contains("Event_DecidedElsewhere").last().isEqualTo("Event_CommitmentRenewed");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void lapsesAtTheEndOfTheTerm() {
        ProcessRun run = start().work(LOOK_AHEAD_JOB, next("END"));
        run.passTime(ACROSS_THIRTY_DAYS).work(END_TERM_JOB).work(LOOK_AHEAD_JOB, next("LAPSED"));

        assertThat(run.path()).last().isEqualTo("Event_CommitmentLapsed");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void endsEarlyWithItsSubscriptionWhileItWaits() {
        ProcessRun run = start().work(LOOK_AHEAD_JOB, next("NOTICE")).tell(COMMITMENT_MOVED, "com_5");
        run.work(LOOK_AHEAD_JOB, next("ENDED"));

        assertThat(run.path()).contains("Event_CommitmentMoved").last().isEqualTo("Event_CommitmentEnded");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void aStateNobodyDrewIsAnIncident() {
        ProcessRun run = start().work(LOOK_AHEAD_JOB, next("FORGOTTEN"));

        assertThat(run.values(IncidentRecordValue.class, IncidentIntent.CREATED))
                .hasSize(1);
        assertThat(run.ended()).isFalse();
    }

    private ProcessRun start() {
        return ProcessRun.start(broker, client, PROCESS, "com_5", new CommitmentRenewalVariables("com_5", "acme"));
    }

    private static NextStep next(String next) {
        return new NextStep(next, "P30D");
    }
}
