package io.plimsoll.history;

import io.plimsoll.history.Projection.Range;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.Page;
import io.plimsoll.kernel.PageCursor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the workflows did, step by step. */
@Component
public class WorkflowHistory {

    private static final int RECORDS_IN_A_REBUILT_RANGE = 10_000;

    private final Projection projection;
    private final Workflows workflows;
    private final WorkflowMoments moments;

    WorkflowHistory(Projection projection, Workflows workflows, WorkflowMoments moments) {
        this.projection = projection;
        this.workflows = workflows;
        this.moments = moments;
    }

    /**
     * Brings the projections forward by up to {@code limit} records a partition. Safe to call from several nodes at once.
     *
     * @return the number of records projected; 0 when there was nothing to do, or another node is doing it
     */
    @Transactional
    public int project(int limit) {
        List<Range> ranges = projection.claim(limit);
        ranges.forEach(projection::project);
        return ranges.stream().mapToInt(Range::records).sum();
    }

    /** Empties the projections and replays every record, in one transaction: readers see the old rows until the end. */
    @Transactional
    public void rebuild() {
        projection.forget();
        List<Range> ranges = projection.claim(RECORDS_IN_A_REBUILT_RANGE);
        while (!ranges.isEmpty()) {
            ranges.forEach(projection::project);
            ranges = projection.claim(RECORDS_IN_A_REBUILT_RANGE);
        }
    }

    /** All runs about {@code subject}, oldest first. */
    public List<WorkflowInstance> instancesOf(String subject) {
        return workflows.instancesOf(subject);
    }

    public WorkflowInstance instance(long processInstanceKey) {
        return workflows
                .instance(processInstanceKey)
                .orElseThrow(() -> new BillingException(
                        HistoryRefusal.UNKNOWN_WORKFLOW,
                        "expected a process instance, but there is none with key `%d`".formatted(processInstanceKey)));
    }

    /** Runs, newest first. */
    public Page<WorkflowInstance> list(WorkflowFilter filter, @Nullable String cursor, int limit) {
        PageCursor after = cursor == null
                ? null
                : PageCursor.decode(cursor)
                        .orElseThrow(() -> new BillingException(
                                HistoryRefusal.INVALID_CURSOR,
                                "expected the `next` of an earlier page as cursor, but got `%s`".formatted(cursor)));
        List<WorkflowInstance> found = workflows.list(filter, after, limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<WorkflowInstance> shown = found.subList(0, limit);
        WorkflowInstance last = shown.getLast();
        return new Page<>(shown, new PageCursor(last.startedAt().toString(), last.processInstanceKey()).encode());
    }

    /** What became of each attempt of a worker, in order. */
    public List<WorkflowMoment.Attempt> attemptsOf(long processInstanceKey) {
        return moments.attempts(processInstanceKey);
    }

    /** How the run's variables changed, in order. */
    public List<WorkflowMoment.Change> changesOf(long processInstanceKey) {
        return moments.changes(processInstanceKey);
    }

    /** The messages that reached the run, in order. */
    public List<WorkflowMoment.Message> messagesOf(long processInstanceKey) {
        return moments.messages(processInstanceKey);
    }

    /** The BPMN that was deployed as this version; empty when the exporter has not seen its deployment. */
    public Optional<String> drawingOf(String processId, int version) {
        return moments.drawing(processId, version);
    }

    /** All steps of all runs about {@code subject}, in the order they were reached. */
    public List<WorkflowStep> stepsOf(String subject) {
        return workflows.stepsOf(subject);
    }

    public List<WorkflowStep> stepsOf(long processInstanceKey) {
        return workflows.stepsOf(processInstanceKey);
    }

    /** The sequence flows a run took, in order: with its steps, the path to light up in the drawing. */
    public List<String> flowsTaken(long processInstanceKey) {
        return workflows.flowsTaken(processInstanceKey);
    }

    public List<WorkflowIncident> incidentsOf(long processInstanceKey) {
        return workflows.incidentsOf(processInstanceKey);
    }

    /** Incidents nobody has resolved, oldest first. */
    public List<WorkflowIncident> openIncidents(int limit) {
        return workflows.openIncidents(limit);
    }

    /** One row a partition; empty before the broker exported anything. */
    public List<HistoryLag> lag() {
        return workflows.lag();
    }
}
