package io.plimsoll.studio;

import io.plimsoll.kernel.PolicyDraftId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A working table of a set.
 *
 * @param baseHash the version it began from
 * @param rows filled cells as typed, by column name; {@code row} holds the id
 * @param revision from 1; each save adds one
 * @param snapshotHash the version its latest snapshot is; null while there is none
 * @param contributors names of everyone who saved a revision
 */
public record Draft(
        PolicyDraftId id,
        String set,
        String name,
        String baseHash,
        List<Map<String, String>> rows,
        int revision,
        State state,
        @Nullable String snapshotHash,
        Set<String> contributors,
        String createdBy,
        Instant createdAt,
        String changedBy,
        Instant changedAt) {

    public Draft {
        rows = List.copyOf(rows);
        contributors = Set.copyOf(contributors);
    }

    /** Whether a draft is being worked on. A snapshot that is saved again is open again. */
    public enum State {
        OPEN,
        SNAPSHOT,
        DISCARDED
    }

    /** A draft in a list, without its rows. */
    public record Summary(
            PolicyDraftId id,
            String set,
            String name,
            String baseHash,
            int revision,
            State state,
            @Nullable String snapshotHash,
            int rows,
            String createdBy,
            String changedBy,
            Instant changedAt) {}
}
