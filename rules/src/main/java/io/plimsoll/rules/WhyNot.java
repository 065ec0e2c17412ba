package io.plimsoll.rules;

import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.Condition;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.PolicyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a row did not fit a question: its first cell, left to right, that does not accept what was asked.
 *
 * @param cell the cell's text
 * @param asked the question's value; null when the question has none
 */
public record WhyNot(
        String rowId, String column, String cell, @Nullable String asked) {

    /** The rows above the one that decided, or all rows when none did, each with the cell that failed. */
    public static List<WhyNot> ofRowsBefore(PolicyTable table, Map<String, String> question, List<String> decidedBy) {
        List<WhyNot> reasons = new ArrayList<>();
        for (PolicyRow row : table.rows()) {
            if (decidedBy.contains(row.id())) {
                break;
            }
            WhyNot reason = of(table, row, question);
            if (reason != null) {
                reasons.add(reason);
            }
        }
        return reasons;
    }

    /** Null when the row fits. */
    static @Nullable WhyNot of(PolicyTable table, PolicyRow row, Map<String, String> question) {
        for (Column<?> column : table.schema().conditions()) {
            Condition condition = (Condition) row.get(column);
            String asked = question.get(column.name());
            if (!condition.acceptsWord(asked)) {
                return new WhyNot(row.id(), column.name(), row.cells().getOrDefault(column.name(), ""), asked);
            }
        }
        return null;
    }
}
