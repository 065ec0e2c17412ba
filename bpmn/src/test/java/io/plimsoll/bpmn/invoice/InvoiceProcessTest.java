package io.plimsoll.bpmn.invoice;

import static io.plimsoll.bpmn.invoice.InvoiceProcess.CHECK_ISSUE_JOB;
import static io.plimsoll.bpmn.invoice.InvoiceProcess.COLLECT_JOB;
import static io.plimsoll.bpmn.invoice.InvoiceProcess.DELIVER_JOB;
import static io.plimsoll.bpmn.invoice.InvoiceProcess.INVOICE_MOVED;
import static io.plimsoll.bpmn.invoice.InvoiceProcess.ISSUE_JOB;
import static io.plimsoll.bpmn.invoice.InvoiceProcess.LOOK_JOB;
import static io.plimsoll.bpmn.invoice.InvoiceProcess.MARK_OVERDUE_JOB;
import static io.plimsoll.bpmn.invoice.InvoiceProcess.PROCESS;
import static io.plimsoll.bpmn.invoice.InvoiceProcess.VOID_JOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import io.plimsoll.bpmn.ProcessRun;
import io.plimsoll.bpmn.threshold.ContactOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ZeebeProcessTest
@SuppressWarnings("NullAway.Init") // the extension sets both fields before each test
class InvoiceProcessTest {

    private static final Map<String, String> READY = Map.of("readiness", "READY");

    private ZeebeTestEngine broker;
    private ZeebeClient client;

    @Test
    void issuesAndDeliversAnInvoiceThatIsNotHeldOnceGraceEnded() {
        ProcessRun run = start(false, "PT24H");
        assertThat(run.job(CHECK_ISSUE_JOB)).isEmpty();

        run.passTime(Duration.ofHours(25)).work(CHECK_ISSUE_JOB, READY).work(ISSUE_JOB);
        run.work(DELIVER_JOB).work(COLLECT_JOB).work(LOOK_JOB, state("PAID"));

        assertThat(run.path())
                .containsExactly(
                        "Event_InvoiceDrafted",
                        "Gateway_HeldForReview",
                        "Event_GraceEnded",
                        "Task_CheckIssue",
                        "Gateway_ReadyToIssue",
                        "Task_IssueInvoice",
                        "Task_DeliverInvoice",
                        "Task_CollectPayment",
                        "Task_LookAtInvoice",
                        "Gateway_HowItStands",
                        "Event_InvoicePaid");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void asksAgainWhenAGateSaysNotYetAndTimeHasPassed() {
        ProcessRun run = startIssuing().work(CHECK_ISSUE_JOB, notYet("P7D"));
        assertThat(run.passTime(Duration.ofDays(6)).job(CHECK_ISSUE_JOB)).isEmpty();

        run.passTime(Duration.ofDays(2)).work(CHECK_ISSUE_JOB, notYet("PT1H"));
        run.passTime(Duration.ofHours(2)).work(CHECK_ISSUE_JOB, READY);

        assertThat(run.job(ISSUE_JOB)).isPresent();
        assertThat(run.path()).filteredOn("Event_TimeToLookAgain"::equals).hasSize(2);
    }

    @Test
    void asksAgainAtOnceWhenTheInvoiceMoved() {
        ProcessRun run = startIssuing()
                .work(CHECK_ISSUE_JOB, notYet("P7D"))
                .tell(INVOICE_MOVED, "inv_12")
                .work(CHECK_ISSUE_JOB, READY);

        assertThat(run.job(ISSUE_JOB)).isPresent();
        assertThat(run.path()).contains("Event_MovedMeanwhile");
    }

    @Test
    void hearsOfAMoveThatCameWhileItWasAsking() {
        ProcessRun run = startIssuing().tell(INVOICE_MOVED, "inv_12").work(CHECK_ISSUE_JOB, notYet("P7D"));

        assertThat(run.passTime(Duration.ZERO).job(CHECK_ISSUE_JOB)).isPresent();
    }

    @Test
    void endsWhenTheInvoiceIsVoidedWhileItIsNotReady() {
        ProcessRun run = startIssuing().work(CHECK_ISSUE_JOB, notYet("P7D")).tell(INVOICE_MOVED, "inv_12");
        run.refuse(CHECK_ISSUE_JOB, InvoiceProcess.INVOICE_IS_VOID);

        assertThat(run.path()).last().isEqualTo("Event_InvoiceDropped");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void asksAPersonAgainWhenItIsHeldMeanwhile() {
        ProcessRun run = startIssuing().work(CHECK_ISSUE_JOB, Map.of("readiness", "HELD"));
        assertThat(run.path()).last().isEqualTo("Task_ReviewInvoice");

        run.decide(ReviewOutcome.APPROVE).passTime(Duration.ofSeconds(1)).work(CHECK_ISSUE_JOB, READY);

        assertThat(run.job(ISSUE_JOB)).isPresent();
    }

    @Test
    void takesTheTaskBackWhenItIsDecidedElsewhere() {
        ProcessRun run = start(true, "PT1H").tell(INVOICE_MOVED, "inv_12");

        assertThat(run.values(UserTaskRecordValue.class, UserTaskIntent.CANCELED))
                .hasSize(1);
        assertThat(run.work(CHECK_ISSUE_JOB, READY).job(ISSUE_JOB)).isPresent();
    }

    @Test
    void waitsUntilItIsPaid() {
        ProcessRun run = delivered().work(COLLECT_JOB).work(LOOK_JOB, open("P14D"));
        run.passTime(Duration.ofDays(10)).tell(INVOICE_MOVED, "inv_12").work(LOOK_JOB, state("PAID"));

        assertThat(run.path())
                .endsWith("Event_InvoiceMoved", "Task_LookAtInvoice", "Gateway_HowItStands", "Event_InvoicePaid");
        assertThat(run.ended()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PAID, Event_InvoicePaid", "UNCOLLECTIBLE, Event_InvoiceUncollectible", "VOID, Event_InvoiceCancelled"})
    void handsOverToDunningWhenTheDueDatePassedAndEndsAsThatEnds(String state, String end) {
        ProcessRun run = delivered().work(COLLECT_JOB).work(LOOK_JOB, open("P14D"));
        assertThat(run.passTime(Duration.ofDays(13)).job(MARK_OVERDUE_JOB)).isEmpty();
        run.passTime(Duration.ofDays(2)).work(MARK_OVERDUE_JOB).work(LOOK_JOB, state("OVERDUE"));
        assertThat(run.path()).last().isEqualTo("Event_MovedInDunning");
        // A part was paid, or the message came twice.
        run.tell(INVOICE_MOVED, "inv_12").work(LOOK_JOB, state("OVERDUE"));
        run.tell(INVOICE_MOVED, "inv_12").work(LOOK_JOB, state(state));

        assertThat(run.path()).last().isEqualTo(end);
        assertThat(run.ended()).isTrue();
    }

    @Test
    void waitsOnWhenItWasPaidAndTheTimerWentOffAtOnce() {
        ProcessRun run = delivered().work(COLLECT_JOB).work(LOOK_JOB, open("P14D"));
        run.passTime(Duration.ofDays(15)).tell(INVOICE_MOVED, "inv_12");
        run.work(MARK_OVERDUE_JOB).work(LOOK_JOB, state("PAID"));

        assertThat(run.path()).last().isEqualTo("Event_InvoicePaid");
    }

    @Test
    void waitsForTheWholeGrace() {
        ProcessRun run = start(false, "PT24H").passTime(Duration.ofHours(23));

        assertThat(run.job(CHECK_ISSUE_JOB)).isEmpty();
    }

    @Test
    void issuesAtOnceWhenThereIsNoGrace() {
        assertThat(startIssuing().work(CHECK_ISSUE_JOB, READY).job(ISSUE_JOB)).isPresent();
    }

    @Test
    void issuesAHeldInvoiceAfterItWasApprovedAndGraceEnded() {
        ProcessRun run = start(true, "PT1H").passTime(Duration.ofDays(3));
        assertThat(run.path()).last().isEqualTo("Task_ReviewInvoice");

        run.decide(ReviewOutcome.APPROVE).passTime(Duration.ofHours(2)).work(CHECK_ISSUE_JOB, READY);
        run.work(ISSUE_JOB).work(DELIVER_JOB);

        assertThat(run.path())
                .containsExactly(
                        "Event_InvoiceDrafted",
                        "Gateway_HeldForReview",
                        "Task_ReviewInvoice",
                        "Gateway_Approved",
                        "Event_GraceEnded",
                        "Task_CheckIssue",
                        "Gateway_ReadyToIssue",
                        "Task_IssueInvoice",
                        "Task_DeliverInvoice",
                        "Task_CollectPayment");
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
        ProcessRun run = start(false, "PT24H")
                .passTime(Duration.ofHours(25))
                .work(CHECK_ISSUE_JOB, READY)
                .refuse(ISSUE_JOB, InvoiceProcess.INVOICE_IS_VOID);

        assertThat(run.path()).last().isEqualTo("Event_VoidedBeforeIssue");
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
        ProcessRun run = startIssuing().work(CHECK_ISSUE_JOB, READY).breakDown(ISSUE_JOB);

        assertThat(run.values(IncidentRecordValue.class, IncidentIntent.CREATED))
                .extracting(record -> record.getValue().getErrorMessage())
                .containsExactly("broken on purpose");
        assertThat(run.path()).last().isEqualTo("Task_IssueInvoice");
    }

    @Test
    void givesItsWorkersTheVariablesItStartedWith() {
        assertThat(startIssuing().job(CHECK_ISSUE_JOB).orElseThrow().getVariablesAsType(InvoiceVariables.class))
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

        assertThat(run.passTime(Duration.ofSeconds(1)).job(CHECK_ISSUE_JOB)).isPresent();
    }

    /** Its grace is over. */
    private ProcessRun startIssuing() {
        return start(false, "PT0S").passTime(Duration.ofSeconds(1));
    }

    private ProcessRun delivered() {
        return startIssuing().work(CHECK_ISSUE_JOB, READY).work(ISSUE_JOB).work(DELIVER_JOB);
    }

    private static Map<String, String> notYet(String lookAgainIn) {
        return Map.of("readiness", "NOT_YET", "lookAgainIn", lookAgainIn);
    }

    private static Map<String, String> state(String state) {
        return Map.of("state", state);
    }

    private static Map<String, String> open(String overdueIn) {
        return Map.of("state", "OPEN", "overdueIn", overdueIn);
    }

    private ProcessRun start(boolean held, String graceDuration) {
        return ProcessRun.start(broker, client, PROCESS, "inv_12", variables(held, graceDuration));
    }

    private static InvoiceVariables variables(boolean held, String graceDuration) {
        return new InvoiceVariables("inv_12", "acme", held, held ? "first invoice" : "", graceDuration);
    }
}
