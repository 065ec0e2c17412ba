package io.plimsoll.web.history;

import io.plimsoll.history.WorkflowHistory;
import io.plimsoll.history.WorkflowIncident;
import io.plimsoll.history.WorkflowInstance;
import io.plimsoll.history.WorkflowState;
import io.plimsoll.history.WorkflowStep;
import io.plimsoll.kernel.Page;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What workflows did. */
@Tag(name = "Workflows")
@RestController
@RequestMapping("/api/v1/workflows")
@Requires(Permission.READ_WORKFLOWS)
class WorkflowsApi {

    private final WorkflowHistory history;

    WorkflowsApi(WorkflowHistory history) {
        this.history = history;
    }

    record InstanceAnswer(
            String processInstanceKey,
            String processId,
            int processVersion,
            @Nullable String subject,
            WorkflowState state,
            Instant startedAt,
            @Nullable Instant endedAt) {

        static InstanceAnswer of(WorkflowInstance of) {
            return new InstanceAnswer(
                    Long.toString(of.processInstanceKey()),
                    of.processId(),
                    of.processVersion(),
                    of.subject(),
                    of.state(),
                    of.startedAt(),
                    of.endedAt());
        }
    }

    record StepAnswer(
            String elementId,
            String elementType,
            WorkflowState state,
            Instant startedAt,
            @Nullable Instant endedAt) {

        static StepAnswer of(WorkflowStep of) {
            return new StepAnswer(of.elementId(), of.elementType(), of.state(), of.startedAt(), of.endedAt());
        }
    }

    record IncidentAnswer(
            String elementId,
            String errorType,
            String message,
            Instant raisedAt,
            @Nullable Instant resolvedAt) {

        static IncidentAnswer of(WorkflowIncident of) {
            return new IncidentAnswer(of.elementId(), of.errorType(), of.message(), of.raisedAt(), of.resolvedAt());
        }
    }

    /** One run of a process with the elements it passed, in order. */
    record WorkflowAnswer(InstanceAnswer instance, List<StepAnswer> steps, List<IncidentAnswer> incidents) {}

    @Operation(summary = "List the workflows about a subject, such as inv_12")
    @GetMapping
    Page<InstanceAnswer> about(@RequestParam String subject) {
        return new Page<>(
                history.instancesOf(subject).stream().map(InstanceAnswer::of).toList(), null);
    }

    @Operation(summary = "See one workflow, step by step")
    @GetMapping("/{processInstanceKey}")
    WorkflowAnswer get(@PathVariable long processInstanceKey) {
        return new WorkflowAnswer(
                InstanceAnswer.of(history.instance(processInstanceKey)),
                history.stepsOf(processInstanceKey).stream().map(StepAnswer::of).toList(),
                history.incidentsOf(processInstanceKey).stream()
                        .map(IncidentAnswer::of)
                        .toList());
    }
}
