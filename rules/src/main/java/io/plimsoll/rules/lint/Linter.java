package io.plimsoll.rules.lint;

import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.table.CellError;
import io.plimsoll.rules.table.TableReading;
import io.plimsoll.rules.table.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds what is wrong in a table before it is put in force. Pure: the same table and context give the same findings. */
public final class Linter {

    private Linter() {}

    /**
     * Everything found, errors first, then by place in the table.
     *
     * @param schema the set's, with the attributes that are declared
     * @param rows cells by column name as they were written, {@code row} holds the id; they may be unreadable
     */
    public static List<Finding> findings(
            PolicySet<?, ?> set, TableSchema schema, List<Map<String, String>> rows, LintContext context) {
        TableReading reading = TableReading.of(schema, rows);
        List<Finding> findings = new ArrayList<>();
        reading.errors().forEach(error -> findings.add(unreadable(error, rows)));
        return List.copyOf(findings);
    }

    /** An error in the id itself has no row id, so the one that was written names the row. */
    private static Finding unreadable(CellError error, List<Map<String, String>> rows) {
        int index = error.line() - 2;
        String row = error.row().isEmpty() && index >= 0 && index < rows.size()
                ? rows.get(index).getOrDefault(TableSchema.ROW_ID, "")
                : error.row();
        return new Finding(FindingKind.UNREADABLE_CELL, row, error.column(), error.message(), Map.of());
    }
}
