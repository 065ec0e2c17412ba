package io.plimsoll.web.history;

import io.plimsoll.history.UserTask;
import io.plimsoll.history.UserTasks;
import io.plimsoll.kernel.Page;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.Pages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for a person. */
@Tag(name = "User tasks")
@RestController
@RequestMapping("/api/v1/user-tasks")
class UserTasksApi {

    private final UserTasks tasks;
    private final InstantSource clock;

    UserTasksApi(UserTasks tasks, InstantSource clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    /**
     * A user task.
     *
     * @param key the broker's, longer than a JSON number of every reader is exact, so a word
     * @param outcomes what it may be completed with
     */
    record TaskAnswer(
            String key,
            String processInstanceKey,
            String processId,
            String elementId,
            @Nullable String subject,
            Set<String> candidateGroups,
            List<String> outcomes,
            UserTask.State state,
            Instant createdAt,
            @Nullable Instant dueAt,
            @Nullable Instant endedAt,
            UserTask.@Nullable Completion completion) {

        static TaskAnswer of(UserTask of) {
            return new TaskAnswer(
                    Long.toString(of.key()),
                    Long.toString(of.processInstanceKey()),
                    of.processId(),
                    of.elementId(),
                    of.subject(),
                    new TreeSet<>(of.candidateGroups()),
                    of.outcomes(),
                    of.state(),
                    of.createdAt(),
                    of.dueAt(),
                    of.endedAt(),
                    of.completion());
        }
    }

    record CompleteRequest(
            @NotBlank @Size(max = 60) String outcome,
            @Nullable @Size(max = 2000) String note) {}

    @Operation(summary = "List open tasks, oldest first: your roles' own, or all when you may only read")
    @GetMapping
    @Requires(Permission.READ_USER_TASKS)
    Page<TaskAnswer> open(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Pages.LIMIT_DEFAULT) @Min(1) @Max(Pages.LIMIT_MAX) int limit) {
        return Pages.map(tasks.open(caller.groupsSeen(), cursor, limit), TaskAnswer::of);
    }

    @Operation(summary = "See one task")
    @GetMapping("/{key}")
    @Requires(Permission.READ_USER_TASKS)
    TaskAnswer get(@PathVariable long key) {
        return TaskAnswer.of(tasks.get(key));
    }

    @Operation(summary = "Decide a task")
    @PostMapping("/{key}/complete")
    @Requires(Permission.COMPLETE_USER_TASKS)
    TaskAnswer complete(@PathVariable long key, @Valid @RequestBody CompleteRequest request, Caller caller) {
        String note = Objects.requireNonNullElse(request.note(), "");
        return TaskAnswer.of(
                tasks.complete(key, request.outcome(), note, caller.actor(), caller.groups(), clock.instant()));
    }
}
