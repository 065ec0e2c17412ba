package io.plimsoll.history;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step that waits, or waited, for a person.
 *
 * @param subject what it is about, {@code inv_12}
 * @param candidateGroups the roles that may complete it
 * @param outcomes what it may be completed with, as drawn in the process
 * @param completion who decided what, null while nobody has
 */
public record UserTask(
        long key,
        long processInstanceKey,
        String processId,
        String elementId,
        @Nullable String subject,
        Set<String> candidateGroups,
        List<String> outcomes,
        State state,
        Instant createdAt,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable Completion completion) {

    public UserTask {
        candidateGroups = Set.copyOf(candidateGroups);
        outcomes = List.copyOf(outcomes);
    }

    /** Whether it still waits: open in the broker, and nobody has decided. */
    public boolean open() {
        return state == State.OPEN && completion == null;
    }

    /** What the broker says; a task can be canceled by a timer or with its instance. */
    public enum State {
        OPEN,
        COMPLETED,
        CANCELED
    }

    /** A person's decision. */
    public record Completion(String outcome, String note, String actor, Instant completedAt) {}
}
