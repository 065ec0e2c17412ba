package io.plimsoll.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A technical fault that stopped a step until someone resolves it. */
public record WorkflowIncident(
        long incidentKey,
        long processInstanceKey,
        String elementId,
        String errorType,
        String message,
        Instant raisedAt,
        @Nullable Instant resolvedAt) {}
