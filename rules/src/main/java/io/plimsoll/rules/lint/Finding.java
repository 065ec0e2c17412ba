package io.plimsoll.rules.lint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing found in a table.
 *
 * @param row the id of the row to mark, as it is written; empty when it is about the whole table
 * @param column the column to mark; empty when it is about the whole row
 * @param sentence what is wrong, for a person
 * @param counterExample a question that shows it, its values by column name; empty when no question does
 */
public record Finding(
        FindingKind kind,
        Severity severity,
        String row,
        String column,
        String sentence,
        Map<String, String> counterExample) {

    public Finding {
        counterExample = Collections.unmodifiableMap(new LinkedHashMap<>(counterExample));
    }

    /** With the severity of its kind. */
    public Finding(FindingKind kind, String row, String column, String sentence, Map<String, String> counterExample) {
        this(kind, kind.severity(), row, column, sentence, counterExample);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
