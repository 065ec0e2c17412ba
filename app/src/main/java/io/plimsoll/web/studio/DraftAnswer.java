package io.plimsoll.web.studio;

import io.plimsoll.kernel.PolicyDraftId;
import io.plimsoll.studio.Draft;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A draft with its rows.
 *
 * @param base hash of the version it began from
 * @param revision to be named by the next save
 * @param snapshot hash of the version its latest snapshot is
 */
public record DraftAnswer(
        PolicyDraftId id,
        String set,
        String name,
        String base,
        int revision,
        Draft.State state,
        @Nullable String snapshot,
        Set<String> contributors,
        String changedBy,
        Instant changedAt,
        List<Map<String, String>> rows) {

    static DraftAnswer of(Draft of) {
        return new DraftAnswer(
                of.id(),
                of.set(),
                of.name(),
                of.baseHash(),
                of.revision(),
                of.state(),
                of.snapshotHash(),
                of.contributors(),
                of.changedBy(),
                of.changedAt(),
                of.rows());
    }
}
