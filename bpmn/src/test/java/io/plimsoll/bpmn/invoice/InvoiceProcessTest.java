package io.plimsoll.bpmn.invoice;

import static io.plimsoll.bpmn.invoice.InvoiceProcess.DELIVER_JOB;
import static io.plimsoll.bpmn.invoice.InvoiceProcess.ISSUE_JOB;
import static io.plimsoll.bpmn.invoice.InvoiceProcess.PROCESS;
import static io.plimsoll.bpmn.invoice.InvoiceProcess.VOID_JOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import io.plimsoll.bpmn.ProcessRun;
import io.plimsoll.bpmn.threshold.ContactOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ZeebeProcessTest
@SuppressWarnings("NullAway.Init") // the extension sets both fields before each test
class InvoiceProcessTest {

    private ZeebeTestEngine broker;
    private ZeebeClient client;

    @Test
    void issuesAndDeliversAnInvoiceThatIsNotHeldOnceGraceEnded() {
        ProcessRun run = start(false, "PT24H");
        assertThat(run.job(ISSUE_JOB)).isEmpty();

        run.passTime(Duration.ofHours(25)).work(ISSUE_JOB).work(DELIVER_JOB);

        assertThat(run.path())
                .containsExactly(
                        "Event_InvoiceDrafted",
                        "Gateway_HeldForReview",
                        "Event_GraceEnded",
                        "Task_IssueInvoice",
                        "Task_DeliverInvoice",
                        "Event_InvoiceDelivered");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void waitsForTheWholeGrace() {
        ProcessRun run = start(false, "PT24H").passTime(Duration.ofHours(23));

        assertThat(run.job(ISSUE_JOB)).isEmpty();
    }

    @Test
    void issuesAtOnceWhenThereIsNoGrace() {
        ProcessRun run = start(false, "PT0S").passTime(Duration.ofSeconds(1));

        assertThat(run.job(ISSUE_JOB)).isPresent();
    }

    @Test
    void issuesAHeldInvoiceAfterItWasApprovedAndGraceEnded() {
        ProcessRun run = start(true, "PT1H").passTime(Duration.ofDays(3));
        assertThat(run.path()).last().isEqualTo("Task_ReviewInvoice");

        run.decide(ReviewOutcome.APPROVE)
                .passTime(Duration.ofHours(2))
                .work(ISSUE_JOB)
                .work(DELIVER_JOB);

        assertThat(run.path())
                .containsExactly(
                        "Event_InvoiceDrafted",
                        "Gateway_HeldForReview",
                        "Task_ReviewInvoice",
                        "Gateway_Approved",
                        "Event_GraceEnded",
                        "Task_IssueInvoice",
                        "Task_DeliverInvoice",
                        "Event_InvoiceDelivered");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void voidsAHeldInvoiceThatWasNotApproved() {
        ProcessRun run = start(true, "PT1H").decide(ReviewOutcome.VOID).work(VOID_JOB);

        assertThat(run.path())
                .containsExactly(
                        "Event_InvoiceDrafted",
                        "Gateway_HeldForReview",
                        "Task_ReviewInvoice",
                        "Gateway_Approved",
                        "Task_VoidInvoice",
                        "Event_InvoiceVoided");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void endsAsVoidedWhenTheInvoiceWasVoidedDuringItsGrace() {
        ProcessRun run =
                start(false, "PT24H").passTime(Duration.ofHours(25)).refuse(ISSUE_JOB, InvoiceProcess.INVOICE_IS_VOID);

        assertThat(run.path()).last().isEqualTo("Event_InvoiceVoided");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void asksFinanceToReviewWithinADay() {
        UserTaskRecordValue task = start(true, "PT1H").userTask().getValue();

        assertThat(task.getElementId()).isEqualTo(InvoiceProcess.REVIEW_TASK);
        assertThat(task.getCandidateGroupsList()).containsExactly("FINANCE");
        assertThat(task.getCustomHeaders()).containsEntry("outcomes", "APPROVE,VOID");
        assertThat(ZonedDateTime.parse(task.getDueDate()).toInstant())
                .isBetween(
                        Instant.ofEpochMilli(task.getCreationTimestamp()).plus(Duration.ofHours(23)),
                        Instant.ofEpochMilli(task.getCreationTimestamp()).plus(Duration.ofHours(25)));
    }

    @Test
    void stopsWithAnIncidentAtAnOutcomeNobodyDrew() {
        ProcessRun run = start(true, "PT1H").decide(ContactOutcome.NOT_NEEDED);

        assertThat(run.values(IncidentRecordValue.class, IncidentIntent.CREATED))
                .extracting(record -> record.getValue().getElementId())
                .containsExactly("Gateway_Approved");
        assertThat(run.ended()).isFalse();
    }

    @Test
    void stopsWithAnIncidentWhenAWorkerBreaksDownForGood() {
        ProcessRun run = start(false, "PT0S").passTime(Duration.ofSeconds(1)).breakDown(ISSUE_JOB);

        assertThat(run.values(IncidentRecordValue.class, IncidentIntent.CREATED))
                .extracting(record -> record.getValue().getErrorMessage())
                .containsExactly("broken on purpose");
        assertThat(run.path()).last().isEqualTo("Task_IssueInvoice");
    }

    @Test
    void givesItsWorkersTheVariablesItStartedWith() {
        ProcessRun run = start(false, "PT0S").passTime(Duration.ofSeconds(1));

        assertThat(run.job(ISSUE_JOB).orElseThrow().getVariablesAsType(InvoiceVariables.class))
                .isEqualTo(variables(false, "PT0S"));
    }

    @Test
    void runsOnceForAnInvoiceWhoseMessageIsRepeatedWhileItRuns() {
        start(true, "PT1H");
        ProcessRun.publish(client, PROCESS, "inv_12", variables(true, "PT1H"));

        assertThat(ProcessRun.instancesOf(broker, "inv_12")).hasSize(1);
    }

    @Test
    void ignoresVariablesOnlyAnotherPathNeeds() {
        ProcessRun run = ProcessRun.start(
                broker, client, PROCESS, "inv_13", Map.of("subject", "inv_13", "held", false, "graceDuration", "PT0S"));

        assertThat(run.passTime(Duration.ofSeconds(1)).job(ISSUE_JOB)).isPresent();
    }

    private ProcessRun start(boolean held, String graceDuration) {
        return ProcessRun.start(broker, client, PROCESS, "inv_12", variables(held, graceDuration));
    }

    private static InvoiceVariables variables(boolean held, String graceDuration) {
        return new InvoiceVariables("inv_12", "acme", held, held ? "first invoice" : "", graceDuration);
    }
}
