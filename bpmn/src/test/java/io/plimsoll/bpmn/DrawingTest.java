package io.plimsoll.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.bpmn.Drawing.Box;
import io.plimsoll.bpmn.Drawing.Segment;
import io.plimsoll.bpmn.approval.ApprovalOutcome;
import io.plimsoll.bpmn.approval.PolicyApprovalProcess;
import io.plimsoll.bpmn.commitment.CommitmentRenewalProcess;
import io.plimsoll.bpmn.commitment.RenewalOutcome;
import io.plimsoll.bpmn.dunning.ByHandOutcome;
import io.plimsoll.bpmn.dunning.DunningProcess;
import io.plimsoll.bpmn.invoice.InvoiceProcess;
import io.plimsoll.bpmn.invoice.ReviewOutcome;
import io.plimsoll.bpmn.threshold.ContactOutcome;
import io.plimsoll.bpmn.threshold.UsageThresholdProcess;
import io.plimsoll.bpmn.trial.TrialProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** The laws every drawn process keeps, so that names in code and pictures stay the same and the pictures readable. */
class DrawingTest {

    private static final Path FOLDER = Path.of("src/main/resources/processes");

    private static final Map<String, List<String>> JOBS = Map.of(
            CommitmentRenewalProcess.ID,
            List.of(
                    CommitmentRenewalProcess.LOOK_AHEAD_JOB,
                    CommitmentRenewalProcess.NOTICE_JOB,
                    CommitmentRenewalProcess.END_TERM_JOB),
            TrialProcess.ID,
            List.of(
                    TrialProcess.LOOK_AHEAD_JOB,
                    TrialProcess.REMIND_JOB,
                    TrialProcess.DECIDE_END_JOB,
                    TrialProcess.EXPIRE_JOB),
            PolicyApprovalProcess.ID,
            List.of(
                    PolicyApprovalProcess.COUNT_JOB,
                    PolicyApprovalProcess.EXPIRE_JOB,
                    PolicyApprovalProcess.SCHEDULE_JOB,
                    PolicyApprovalProcess.ANNOUNCE_JOB),
            InvoiceProcess.ID,
            List.of(
                    InvoiceProcess.CHECK_ISSUE_JOB,
                    InvoiceProcess.ISSUE_JOB,
                    InvoiceProcess.DELIVER_JOB,
                    InvoiceProcess.VOID_JOB,
                    InvoiceProcess.COLLECT_JOB,
                    InvoiceProcess.LOOK_JOB,
                    InvoiceProcess.MARK_OVERDUE_JOB),
            DunningProcess.ID,
            List.of(
                    DunningProcess.DECIDE_JOB,
                    DunningProcess.RETRY_JOB,
                    DunningProcess.REMIND_JOB,
                    DunningProcess.RESTRICT_JOB,
                    DunningProcess.WRITE_OFF_JOB,
                    DunningProcess.CLOSE_JOB),
            UsageThresholdProcess.ID,
            List.of(UsageThresholdProcess.CHOOSE_AUDIENCE_JOB, UsageThresholdProcess.NOTIFY_JOB));

    /** Messages other than the one that starts it. */
    private static final Map<String, List<String>> MESSAGES = Map.of(
            CommitmentRenewalProcess.ID,
            List.of(CommitmentRenewalProcess.COMMITMENT_MOVED),
            TrialProcess.ID,
            List.of(TrialProcess.TRIAL_MOVED),
            PolicyApprovalProcess.ID,
            List.of(PolicyApprovalProcess.POLICY_SUBMISSION_MOVED),
            InvoiceProcess.ID,
            List.of(InvoiceProcess.INVOICE_MOVED),
            DunningProcess.ID,
            List.of(DunningProcess.DUNNING_MOVED, DunningProcess.DUNNING_ENDED));

    private static final Map<String, Object[]> OUTCOMES = Map.of(
            CommitmentRenewalProcess.AGREE_TASK, RenewalOutcome.values(),
            PolicyApprovalProcess.APPROVE_TASK, ApprovalOutcome.values(),
            InvoiceProcess.REVIEW_TASK, ReviewOutcome.values(),
            DunningProcess.DECIDE_BY_HAND_TASK, ByHandOutcome.values(),
            UsageThresholdProcess.CONTACT_TASK, ContactOutcome.values());

    private static final Map<String, String> ID_BEGINS = Map.ofEntries(
            Map.entry("startEvent", "Event_"),
            Map.entry("endEvent", "Event_"),
            Map.entry("intermediateCatchEvent", "Event_"),
            Map.entry("boundaryEvent", "Event_"),
            Map.entry("serviceTask", "Task_"),
            Map.entry("userTask", "Task_"),
            Map.entry("exclusiveGateway", "Gateway_"),
            Map.entry("eventBasedGateway", "Gateway_"),
            Map.entry("subProcess", "Subprocess_"),
            Map.entry("sequenceFlow", "Flow_"),
            Map.entry("message", "Message_"),
            Map.entry("error", "Error_"));

    static Stream<Drawing> drawings() {
        return Processes.ALL.stream().map(Drawing::of);
    }

    @Test
    void everyFileIsAProcessThatIsDeployed() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            assertThat(files.filter(file -> file.toString().endsWith(".bpmn"))
                            .map(file -> "processes/" + FOLDER.relativize(file)))
                    .containsExactlyInAnyOrderElementsOf(
                            Processes.ALL.stream().map(BpmnProcess::resource).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void theFileIsNamedAfterTheProcessAndHasAReadme(Drawing drawing) {
        Element process = drawing.all("process").getFirst();
        assertThat(process.getAttribute("id")).isEqualTo(drawing.process().id());
        assertThat(process.getAttribute("name")).isNotBlank();
        assertThat(drawing.process().resource())
                .endsWith("/" + drawing.process().id() + ".bpmn");
        assertThat(Path.of("src/main/resources", drawing.process().resource()).resolveSibling("README.md"))
                .exists();
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void idsSayWhatKindOfThingTheyName(Drawing drawing) {
        ID_BEGINS.forEach((kind, begin) -> assertThat(drawing.all(kind))
                .extracting(element -> element.getAttribute("id"))
                .allMatch(id -> id.matches(begin + "[A-Z][A-Za-z0-9]+")));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void everythingIsNamedAndGatewaysAsk(Drawing drawing) {
        assertThat(drawing.flowNodes())
                .isNotEmpty()
                .allMatch(node -> !node.getAttribute("name").isBlank());
        assertThat(drawing.all("exclusiveGateway"))
                .allMatch(gateway -> gateway.getAttribute("name").endsWith("?"));
        assertThat(drawing.waysOutOfGateways())
                .allMatch(flow -> !flow.getAttribute("name").isBlank());
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void everyWayOutOfAGatewayIsTheDefaultOrHasACondition(Drawing drawing) {
        List<String> defaults = drawing.all("exclusiveGateway").stream()
                .map(gateway -> gateway.getAttribute("default"))
                .toList();
        assertThat(drawing.waysOutOfGateways())
                .allMatch(flow -> defaults.contains(flow.getAttribute("id"))
                        != Drawing.child(flow, "conditionExpression").isPresent());
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void jobTypesAndMessagesAreThoseOfTheConstants(Drawing drawing) {
        assertThat(drawing.all("taskDefinition"))
                .extracting(task -> task.getAttribute("type"))
                .containsExactlyInAnyOrderElementsOf(JOBS.get(drawing.process().id()));
        assertThat(drawing.all("taskDefinition")).allMatch(task -> Integer.parseInt(task.getAttribute("retries")) > 1);
        assertThat(drawing.all("message"))
                .extracting(message -> message.getAttribute("name"))
                .containsExactlyElementsOf(Stream.concat(
                                Stream.of(drawing.process().startMessage()),
                                MESSAGES.getOrDefault(drawing.process().id(), List.of()).stream())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void everyUserTaskSaysWhoMayDecideWhatUntilWhen(Drawing drawing) {
        assertThat(drawing.all("userTask")).allSatisfy(task -> {
            assertThat(Drawing.child(task, "assignmentDefinition").orElseThrow().getAttribute("candidateGroups"))
                    .isNotBlank();
            assertThat(Drawing.child(task, "taskSchedule").orElseThrow().getAttribute("dueDate"))
                    .startsWith("=now() + duration(");
            Element header = Drawing.child(task, "header").orElseThrow();
            assertThat(header.getAttribute("key")).isEqualTo("outcomes");
            assertThat(header.getAttribute("value"))
                    .isEqualTo(Stream.of(OUTCOMES.getOrDefault(task.getAttribute("id"), new Object[0]))
                            .map(Object::toString)
                            .collect(Collectors.joining(",")));
        });
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void everyElementAndFlowIsDrawnOnce(Drawing drawing) {
        assertThat(drawing.boxes())
                .extracting(Box::id)
                .containsExactlyInAnyOrderElementsOf(drawing.flowNodes().stream()
                        .map(node -> node.getAttribute("id"))
                        .toList());
        assertThat(drawing.segments().stream().map(Segment::flow).distinct())
                .containsExactlyInAnyOrderElementsOf(drawing.flows().stream()
                        .map(flow -> flow.getAttribute("id"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void linesAreStraightAndNeverCross(Drawing drawing) {
        assertThat(drawing.segments()).allMatch(Segment::straight);
        for (Segment one : drawing.segments()) {
            assertThat(drawing.segments())
                    .filteredOn(other -> !other.flow().equals(one.flow()))
                    .noneMatch(one::crosses);
        }
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void elementsKeepTheirSizesAndDistance(Drawing drawing) {
        assertThat(drawing.boxes())
                .allMatch(box -> switch (box.id().substring(0, box.id().indexOf('_'))) {
                    case "Task" -> box.width() == 100 && box.height() == 80;
                    case "Subprocess" -> true;
                    case "Gateway" -> box.width() == 50 && box.height() == 50;
                    default -> box.width() == 36 && box.height() == 36;
                });
        // A boundary event sits on the edge of its task, and a subprocess holds others.
        List<String> onAnEdge = drawing.all("boundaryEvent", "subProcess").stream()
                .map(event -> event.getAttribute("id"))
                .toList();
        List<Box> apart = drawing.boxes().stream()
                .filter(box -> !onAnEdge.contains(box.id()))
                .toList();
        for (Box one : apart) {
            assertThat(apart).filteredOn(other -> !other.equals(one)).noneMatch(one::overlaps);
        }
    }
}
