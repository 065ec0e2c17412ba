package io.plimsoll.policy;

import java.util.List;
import java.util.Map;

/**
 * A stored question asked again of the version that answered it.
 *
 * @param rowIds the rows that answer now
 * @param rows their filled cells, by column name
 */
public record RecomputedDecision(RecordedDecision stored, List<String> rowIds, List<Map<String, String>> rows) {

    /** Whether the same rows answer with the same cells, digit by digit. */
    public boolean isEqual() {
        return rowIds.equals(stored.rowIds()) && rows.equals(stored.rows());
    }
}
