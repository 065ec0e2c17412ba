package io.plimsoll.web.history;

import io.plimsoll.history.UserTask;
import io.plimsoll.history.UserTasks;
import io.plimsoll.history.WorkflowFilter;
import io.plimsoll.history.WorkflowHistory;
import io.plimsoll.history.WorkflowIncident;
import io.plimsoll.history.WorkflowInstance;
import io.plimsoll.history.WorkflowMoment;
import io.plimsoll.history.WorkflowState;
import io.plimsoll.history.WorkflowStep;
import io.plimsoll.kernel.Page;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.Pages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
    private final UserTasks userTasks;

    WorkflowsApi(WorkflowHistory history, UserTasks userTasks) {
        this.history = history;
        this.userTasks = userTasks;
    }

    record InstanceAnswer(
            String processInstanceKey,
            String processId,
            int processVersion,
            @Nullable String subject,
            WorkflowState state,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String customer) {

        static InstanceAnswer of(WorkflowInstance of) {
            return new InstanceAnswer(
                    Long.toString(of.processInstanceKey()),
                    of.processId(),
                    of.processVersion(),
                    of.subject(),
                    of.state(),
                    of.startedAt(),
                    of.endedAt(),
                    of.customer());
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
    record WorkflowAnswer(
            InstanceAnswer instance,
            List<StepAnswer> steps,
            List<IncidentAnswer> incidents,
            List<WorkflowMoment.Attempt> jobs,
            List<WorkflowMoment.Change> variables,
            List<WorkflowMoment.Message> messages,
            List<ActionAnswer> actions) {}

    /** What a person decided. */
    record ActionAnswer(
            String userTaskKey, String elementId, UserTask.State state, UserTask.@Nullable Completion completion) {

        static ActionAnswer of(UserTask of) {
            return new ActionAnswer(Long.toString(of.key()), of.elementId(), of.state(), of.completion());
        }
    }

    @Operation(summary = "List workflows, newest first, by process, state, subject (such as inv_12) and customer")
    @GetMapping
    Page<InstanceAnswer> list(
            @RequestParam(required = false) @Nullable String process,
            @RequestParam(required = false) @Nullable WorkflowState state,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Pages.LIMIT_DEFAULT) @Min(1) @Max(Pages.LIMIT_MAX) int limit) {
        WorkflowFilter filter = new WorkflowFilter(process, state, subject, customer, false);
        return Pages.map(history.list(filter, cursor, limit), InstanceAnswer::of);
    }

    @Operation(summary = "See one workflow, step by step")
    @GetMapping("/{processInstanceKey}")
    WorkflowAnswer get(@PathVariable long processInstanceKey) {
        return new WorkflowAnswer(
                InstanceAnswer.of(history.instance(processInstanceKey)),
                history.stepsOf(processInstanceKey).stream().map(StepAnswer::of).toList(),
                history.incidentsOf(processInstanceKey).stream()
                        .map(IncidentAnswer::of)
                        .toList(),
                history.attemptsOf(processInstanceKey),
                history.changesOf(processInstanceKey),
                history.messagesOf(processInstanceKey),
                userTasks.ofInstance(processInstanceKey).stream()
                        .map(ActionAnswer::of)
                        .toList());
    }
}
