package io.plimsoll.web.history;

import io.plimsoll.history.WorkflowIncident;
import io.plimsoll.history.WorkflowMoment;
import io.plimsoll.history.WorkflowState;
import io.plimsoll.history.WorkflowStep;
import io.plimsoll.web.task.TaskCards;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step as the page lists it.
 *
 * @param took empty while it goes on
 * @param failures attempts of a worker that failed or timed out while it stood there
 * @param atIncident whether it stands at an incident that nobody has resolved
 */
public record StepRow(
        String elementId,
        String name,
        String type,
        WorkflowState state,
        Instant startedAt,
        @Nullable Instant endedAt,
        String took,
        long failures,
        boolean atIncident) {

    static List<StepRow> of(
            List<WorkflowStep> steps, List<WorkflowMoment.Attempt> attempts, List<WorkflowIncident> incidents) {
        return steps.stream()
                .map(step -> new StepRow(
                        step.elementId(),
                        TaskCards.wordsOf(step.elementId()),
                        step.elementType(),
                        step.state(),
                        step.startedAt(),
                        step.endedAt(),
                        Took.between(step.startedAt(), step.endedAt()),
                        attempts.stream()
                                .filter(attempt -> isFailureIn(step, attempt))
                                .count(),
                        step.endedAt() == null
                                && incidents.stream()
                                        .anyMatch(incident -> incident.resolvedAt() == null
                                                && incident.elementId().equals(step.elementId()))))
                .toList();
    }

    private static boolean isFailureIn(WorkflowStep step, WorkflowMoment.Attempt attempt) {
        Instant end = step.endedAt();
        return attempt.elementId().equals(step.elementId())
                && (attempt.intent().equals("FAILED") || attempt.intent().equals("TIMED_OUT"))
                && !attempt.at().isBefore(step.startedAt())
                && (end == null || !attempt.at().isAfter(end));
    }
}
