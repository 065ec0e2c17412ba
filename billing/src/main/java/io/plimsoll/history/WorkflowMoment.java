package io.plimsoll.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened within one run, beside its steps. */
public sealed interface WorkflowMoment {

    Instant at();

    /**
     * What became of a worker's attempt.
     *
     * @param intent as the broker names it: {@code CREATED}, {@code FAILED}, {@code RETRIES_UPDATED}, {@code COMPLETED}
     * @param retries left after it
     */
    record Attempt(String elementId, String type, String intent, int retries, String message, Instant at)
            implements WorkflowMoment {}

    /**
     * A variable got a value.
     *
     * @param before JSON text; null when it had none
     * @param after JSON text
     */
    record Change(String name, @Nullable String before, String after, Instant at) implements WorkflowMoment {}

    /** A message reached the run. */
    record Message(String name, String elementId, String correlationKey, Instant at) implements WorkflowMoment {}
}
