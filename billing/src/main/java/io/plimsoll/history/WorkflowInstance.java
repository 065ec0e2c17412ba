package io.plimsoll.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a process.
 *
 * @param subject what it is about, {@code inv_12}; null until its variables are projected
 */
public record WorkflowInstance(
        long processInstanceKey,
        String processId,
        int processVersion,
        @Nullable String subject,
        WorkflowState state,
        Instant startedAt,
        @Nullable Instant endedAt) {}
