package io.plimsoll.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a process.
 *
 * @param subject what it is about, {@code inv_12}; null until its variables are projected
 * @param customer the key of the customer it is about; null for those that are about none
 */
public record WorkflowInstance(
        long processInstanceKey,
        String processId,
        int processVersion,
        @Nullable String subject,
        WorkflowState state,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String customer) {}
