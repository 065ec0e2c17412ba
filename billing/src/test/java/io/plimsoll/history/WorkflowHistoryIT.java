package io.plimsoll.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollComponents;
import io.plimsoll.PlimsollDatabase;
import io.plimsoll.kernel.BillingException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class WorkflowHistoryIT {

    private final DataSource dataSource = PlimsollDatabase.fresh();
    private final JdbcClient database = JdbcClient.create(dataSource);
    private final AnnotationConfigApplicationContext components =
            PlimsollComponents.over(dataSource, "history", "outbox", "audit");
    private final WorkflowHistory history = components.getBean(WorkflowHistory.class);

    @AfterEach
    void close() {
        components.close();
    }

    @Test
    void tellsTheStepsOfAnApprovedInvoiceInTheOrderTheyWereReached() {
        RecordedHistory.exportTo(database);
        assertThat(history.project(1_000)).isEqualTo(RecordedHistory.RECORDS);

        assertThat(history.stepsOf("inv_1").stream().map(WorkflowStep::elementId))
                .containsExactly(
                        "Event_InvoiceDrafted",
                        "Gateway_HeldForReview",
                        "Task_ReviewInvoice",
                        "Gateway_Approved",
                        "Event_GraceEnded",
                        "Task_IssueInvoice",
                        "Task_DeliverInvoice",
                        "Event_InvoiceDelivered");
        WorkflowInstance instance = history.instancesOf("inv_1").getFirst();
        assertThat(instance.processId()).isEqualTo("InvoiceProcess");
        assertThat(instance.processVersion()).isEqualTo(1);
        assertThat(instance.state()).isEqualTo(WorkflowState.COMPLETED);
        assertThat(instance.endedAt()).isAfter(instance.startedAt());
        assertThat(history.instance(instance.processInstanceKey())).isEqualTo(instance);
        assertThat(history.flowsTaken(instance.processInstanceKey())).contains("Flow_Held", "Flow_Approved");
    }

    @Test
    void showsAStepThatWaitsAsActive() {
        RecordedHistory.exportTo(database);
        history.project(1_000);

        WorkflowStep waiting = history.stepsOf("inv_4").getLast();
        assertThat(waiting.elementId()).isEqualTo("Task_ReviewInvoice");
        assertThat(waiting.state()).isEqualTo(WorkflowState.ACTIVE);
        assertThat(waiting.endedAt()).isNull();
    }

    @Test
    void showsAStepThatATimerCutOffAsTerminated() {
        RecordedHistory.exportTo(database);
        history.project(1_000);

        assertThat(history.stepsOf("sub_5"))
                .filteredOn(step -> step.elementId().equals("Task_Answer"))
                .extracting(WorkflowStep::state)
                .containsExactly(WorkflowState.TERMINATED);
    }

    @Test
    void keepsAnIncidentAndWhenItWasResolved() {
        RecordedHistory.exportTo(database);
        history.project(1_000);

        long instance = history.instancesOf("inv_1").getFirst().processInstanceKey();
        assertThat(history.incidentsOf(instance)).singleElement().satisfies(incident -> {
            assertThat(incident.elementId()).isEqualTo("Task_IssueInvoice");
            assertThat(incident.errorType()).isEqualTo("JOB_NO_RETRIES");
            assertThat(incident.message()).isEqualTo("no such invoice");
            assertThat(incident.resolvedAt()).isAfter(incident.raisedAt());
        });
        assertThat(history.openIncidents(10)).isEmpty();
    }

    /** Ranges of every small size, so that every record is at some time the last of its range. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 31})
    void givesTheSameRowsHoweverTheRecordsAreCutIntoRanges(int size) {
        RecordedHistory.exportTo(database);
        history.project(1_000);
        Map<String, List<Map<String, Object>>> whole = projections();

        for (String table : whole.keySet()) {
            database.sql("truncate " + table).update();
        }
        database.sql("update workflow_projection_progress set projected_position = 0")
                .update();
        int projected = 0;
        for (int records = -1; records != 0; projected += records) {
            records = history.project(size);
        }

        assertThat(projected).isEqualTo(RecordedHistory.RECORDS);
        assertThat(projections()).isEqualTo(whole);
    }

    @Test
    void rebuildsTheSameRowsFromTheRecords() {
        RecordedHistory.exportTo(database);
        history.project(1_000);
        Map<String, List<Map<String, Object>>> before = projections();

        history.rebuild();

        assertThat(projections()).isEqualTo(before);
        assertThat(history.project(1_000)).isZero();
    }

    @Test
    void leavesRecordsBeyondTheExportedPositionForLater() {
        RecordedHistory.exportTo(database);
        database.sql("update workflow_export_progress set exported_position = 100")
                .update();

        history.project(1_000);

        assertThat(history.lag()).singleElement().satisfies(lag -> {
            assertThat(lag.exportedPosition()).isEqualTo(100);
            assertThat(lag.missingPositions()).isZero();
            assertThat(lag.unprojected()).isPositive();
        });
        RecordedHistory.exportTo(database);
        history.project(1_000);
        assertThat(history.lag().getFirst().unprojected()).isZero();
    }

    @Test
    void leavesAPartitionAloneThatAnotherNodeIsProjecting() throws Exception {
        RecordedHistory.exportTo(database);
        history.project(1);
        try (var other = dataSource.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select * from workflow_projection_progress for update");

            assertThat(history.project(1_000)).isZero();
            other.rollback();
        }
        assertThat(history.project(1_000)).isEqualTo(RecordedHistory.RECORDS - 1);
    }

    @Test
    void refusesAnInstanceItDoesNotKnow() {
        assertThatThrownBy(() -> history.instance(7))
                .isInstanceOf(BillingException.class)
                .hasMessage("expected a process instance, but there is none with key `7`");
    }

    private Map<String, List<Map<String, Object>>> projections() {
        return Stream.of("workflow_instance", "workflow_step", "workflow_incident", "user_task")
                .collect(Collectors.toMap(
                        table -> table,
                        table -> database.sql("select to_jsonb(t)::text as row from " + table + " t order by 1")
                                .query()
                                .listOfRows()));
    }
}
