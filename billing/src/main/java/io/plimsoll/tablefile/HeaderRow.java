package io.plimsoll.tablefile;

import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names the cells of a file by its first row.
 *
 * @param names by place from 0
 */
record HeaderRow(Map<Integer, String> names) {

    static final int ROWS_AT_MOST = 5_000;
    private static final int CELL_CHARACTERS_AT_MOST = 2_000;

    static HeaderRow of(TableSchema schema, Map<Integer, String> cells) {
        List<String> known = new ArrayList<>(List.of(TableSchema.ROW_ID));
        schema.columns().stream().map(Column::name).forEach(known::add);
        Map<Integer, String> names = new TreeMap<>();
        cells.forEach((place, text) -> {
            String name = text.strip();
            if (name.isEmpty()) {
                return;
            }
            if (!known.contains(name)) {
                throw TableFileRefusal.FILE_WITH_UNKNOWN_COLUMN.because("expected the columns "
                        + String.join(", ", known) + " in the first row, but got `" + Texts.brief(name) + "`");
            }
            if (names.containsValue(name)) {
                throw TableFileRefusal.FILE_WITH_UNKNOWN_COLUMN.because(
                        "expected each column once in the first row, but got `" + name + "` again");
            }
            names.put(place, name);
        });
        if (!names.containsValue(TableSchema.ROW_ID)) {
            throw TableFileRefusal.FILE_WITH_UNKNOWN_COLUMN.because(
                    "expected the first row to name the columns, `" + TableSchema.ROW_ID
                            + "` among them, but it does not: write commas between the cells of a CSV file");
        }
        return new HeaderRow(names);
    }

    /** @param line of the file, from 1 */
    Map<String, String> row(int line, Map<Integer, String> cells) {
        Map<String, String> row = new LinkedHashMap<>();
        cells.forEach((place, text) -> {
            if (text.isBlank()) {
                return;
            }
            String name = names.get(place);
            if (name == null) {
                throw TableFileRefusal.UNREADABLE_FILE.because("expected every cell under a column's name, but line "
                        + line + " has one that is not: `" + Texts.brief(text) + "`");
            }
            if (text.length() > CELL_CHARACTERS_AT_MOST) {
                throw TableFileRefusal.FILE_TOO_LARGE.because("expected cells of at most " + CELL_CHARACTERS_AT_MOST
                        + " characters, but `" + name + "` in line " + line + " has " + text.length());
            }
            row.put(name, text.strip());
        });
        return row;
    }

    static void count(List<?> rows) {
        if (rows.size() > ROWS_AT_MOST) {
            throw TableFileRefusal.FILE_TOO_LARGE.because(
                    "expected at most " + ROWS_AT_MOST + " rows, but there are more");
        }
    }
}
