package io.plimsoll.rules.table;

import io.plimsoll.rules.table.TableReading.BrokenLaw;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns cells of text into checked rows and gathers every error on the way. */
final class RowReading {

    static final int ROWS_AT_MOST = 5_000;
    private static final int CELL_CHARACTERS_AT_MOST = 2_000;
    private static final Pattern ROW_ID = Pattern.compile("[a-z0-9][a-z0-9.-]{0,79}");

    private final TableSchema schema;
    private final List<PolicyRow> rows = new ArrayList<>();
    private final List<CellError> errors = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<String> ids = new HashSet<>();

    RowReading(TableSchema schema) {
        this.schema = schema;
    }

    List<PolicyRow> rows(List<Map<String, String>> table) {
        addAll(table);
        return finished();
    }

    /** The rows that can be read and every error, refusing nothing. */
    TableReading reading(List<Map<String, String>> table) {
        addAll(table);
        judge();
        List<BrokenLaw> broken = errors.isEmpty() ? brokenLaws() : List.of();
        return new TableReading(rows, errors, broken);
    }

    private void addAll(List<Map<String, String>> table) {
        int line = 1;
        for (Map<String, String> cells : table) {
            line++;
            unknownColumns(line, cells);
            add(line, cells);
        }
    }

    /** Reads one row; cells of unknown columns are left to the caller. */
    void add(int line, Map<String, String> texts) {
        int errorsBefore = errors.size();
        String id = text(texts, TableSchema.ROW_ID);
        if (!ROW_ID.matcher(id).matches()) {
            refuse(line, "", TableSchema.ROW_ID, "an id of small letters, digits, `.` and `-`", id);
        } else if (!ids.add(id)) {
            refuse(line, id, TableSchema.ROW_ID, "an id that no row above has", id);
        }
        Map<String, Object> values = new HashMap<>();
        Map<String, String> cells = new LinkedHashMap<>();
        for (Column<?> column : schema.columns()) {
            cell(line, id, column, text(texts, column.name()), values, cells);
        }
        if (errors.size() > errorsBefore) {
            return;
        }
        PolicyRow row = new PolicyRow(rows.size() + 1, id, Map.copyOf(values), cells);
        rows.add(row);
        lines.put(id, line);
    }

    private <T> void cell(
            int line, String id, Column<T> column, String text, Map<String, Object> values, Map<String, String> cells) {
        if (text.isEmpty()) {
            if (column.required()) {
                refuse(line, id, column.name(), column.type().expected(), text);
            }
            return;
        }
        if (text.length() > CELL_CHARACTERS_AT_MOST) {
            refuse(
                    line,
                    id,
                    column.name(),
                    "at most " + CELL_CHARACTERS_AT_MOST + " characters",
                    text.length() + " of them");
            return;
        }
        try {
            T value = column.type().read(text);
            values.put(column.name(), value);
            cells.put(column.name(), column.type().write(value));
        } catch (IllegalArgumentException e) {
            refuse(line, id, column.name(), column.type().expected(), text);
        }
    }

    void refuse(int line, String row, String column, String expected, String found) {
        errors.add(new CellError(line, row, column, expected, found));
    }

    private List<BrokenLaw> brokenLaws() {
        return schema.laws().stream()
                .flatMap(law -> law.breaches(rows).stream().map(breach -> new BrokenLaw(law, error(breach))))
                .toList();
    }

    private CellError error(TableLaw.Breach breach) {
        PolicyRow row = breach.row();
        String column = breach.column().name();
        return new CellError(
                lines.getOrDefault(row.id(), 0),
                row.id(),
                column,
                breach.expected(),
                row.cells().getOrDefault(column, ""));
    }

    List<PolicyRow> finished() {
        judge();
        if (errors.isEmpty()) {
            brokenLaws().forEach(broken -> errors.add(broken.error()));
        }
        if (!errors.isEmpty()) {
            throw new PolicyTableException(errors);
        }
        return rows;
    }

    /** Looks at the table as a whole. */
    private void judge() {
        if (rows.size() > ROWS_AT_MOST) {
            refuse(ROWS_AT_MOST + 2, "", "", "at most " + ROWS_AT_MOST + " rows", rows.size() + " rows");
        }
        if (rows.isEmpty() && errors.isEmpty()) {
            refuse(2, "", "", "at least one row", "");
        }
    }

    boolean isKnown(String column) {
        return column.equals(TableSchema.ROW_ID) || schema.column(column).isPresent();
    }

    String columnNames() {
        return TableSchema.ROW_ID + ", "
                + String.join(", ", schema.columns().stream().map(Column::name).toList());
    }

    private void unknownColumns(int line, Map<String, String> cells) {
        cells.keySet().stream()
                .filter(name -> !isKnown(name))
                .forEach(name -> refuse(line, text(cells, TableSchema.ROW_ID), "", "columns " + columnNames(), name));
    }

    private static String text(Map<String, String> texts, String column) {
        @Nullable String text = texts.get(column);
        return text == null ? "" : text.strip();
    }
}
