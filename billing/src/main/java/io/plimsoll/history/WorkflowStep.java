package io.plimsoll.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One element an instance passed: a task, gateway or event of the drawing, in the order they were reached.
 *
 * @param elementType the BPMN type as the broker names it, {@code SERVICE_TASK}
 */
public record WorkflowStep(
        long processInstanceKey,
        String processId,
        String elementId,
        String elementType,
        WorkflowState state,
        Instant startedAt,
        @Nullable Instant endedAt) {}
