package io.plimsoll.outbox;

import java.util.Map;

/** Asks for one user task to be completed with these variables; who did it and why is stored elsewhere, before. */
public record CompleteUserTask(long userTaskKey, Map<String, Object> variables) implements OutboxContent {

    public CompleteUserTask {
        variables = Map.copyOf(variables);
    }
}
