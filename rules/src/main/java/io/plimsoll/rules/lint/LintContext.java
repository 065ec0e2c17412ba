package io.plimsoll.rules.lint;

import io.plimsoll.rules.table.PolicyTable;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the linter is told about the world outside the table.
 *
 * @param known the words that questions of a column are asked with, by the column's name: {@code plan}, {@code meter}, {@code
 *     segment}, {@code country}, {@code currency}; no entry when nothing is known
 * @param inForce the tables of the other sets that this one works together with, by set
 * @param effectiveFrom when the table is to take effect; null while nobody said
 * @param closedThrough the end of the last closed service period; null when none is closed
 */
public record LintContext(
        Map<String, Set<String>> known,
        Map<String, PolicyTable> inForce,
        @Nullable Instant effectiveFrom,
        @Nullable Instant closedThrough) {

    /** Knows nothing: only what the table itself says is looked at. */
    public static final LintContext NONE = new LintContext(Map.of(), Map.of(), null, null);

    public LintContext {
        known = Map.copyOf(known);
        inForce = Map.copyOf(inForce);
    }

    Set<String> known(String column) {
        return known.getOrDefault(column, Set.of());
    }
}
