package io.plimsoll.web.policy;

import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.PolicyTable;
import java.util.List;
import java.util.Map;

/**
 * A policy table as a page draws it: columns that no row fills are left out, so that what is said stands close together.
 *
 * @param blank names of the columns left out
 */
public record PolicyGrid(List<Head> columns, List<Line> rows, List<String> blank) {

    /** @param says what the column means, as its title */
    public record Head(String name, String says, boolean condition, boolean numeric) {}

    public record Line(String id, List<Cell> cells) {}

    public record Cell(String text, boolean numeric) {}

    public static PolicyGrid of(PolicyTable table) {
        List<Column<?>> filled = table.schema().columns().stream()
                .filter(column ->
                        table.rows().stream().anyMatch(row -> row.cells().containsKey(column.name())))
                .toList();
        List<Head> heads = filled.stream()
                .map(column -> new Head(column.name(), column.says(), column.isCondition(), isNumeric(column, table)))
                .toList();
        List<Line> lines = table.rows().stream()
                .map(row -> new Line(row.id(), cells(row.cells(), heads)))
                .toList();
        List<String> blank = table.schema().columns().stream()
                .filter(column -> !filled.contains(column))
                .map(Column::name)
                .toList();
        return new PolicyGrid(heads, lines, blank);
    }

    private static List<Cell> cells(Map<String, String> cells, List<Head> heads) {
        return heads.stream()
                .map(head -> new Cell(cells.getOrDefault(head.name(), ""), head.numeric()))
                .toList();
    }

    private static boolean isNumeric(Column<?> column, PolicyTable table) {
        return table.rows().stream()
                .map(PolicyRow::values)
                .map(values -> values.get(column.name()))
                .allMatch(value -> value == null || value instanceof Number);
    }
}
