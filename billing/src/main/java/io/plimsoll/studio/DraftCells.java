package io.plimsoll.studio;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.BillingException.Violation;
import io.plimsoll.rules.table.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a draft may hold: any text in a known column, within bounds. Blank cells are left out. */
final class DraftCells {

    private static final int ROWS_AT_MOST = 5_000;
    private static final int CELL_CHARACTERS_AT_MOST = 2_000;

    /** More would only repeat themselves. */
    private static final int VIOLATIONS_AT_MOST = 100;

    private DraftCells() {}

    static List<Map<String, String>> checked(TableSchema schema, List<? extends Map<String, @Nullable String>> rows) {
        Set<String> columns = Stream.concat(
                        Stream.of(TableSchema.ROW_ID), schema.columns().stream().map(column -> column.name()))
                .collect(Collectors.toSet());
        List<Violation> violations = new ArrayList<>();
        if (rows.size() > ROWS_AT_MOST) {
            violations.add(
                    new Violation("/rows", "expected at most " + ROWS_AT_MOST + " rows, but got " + rows.size()));
        }
        List<Map<String, String>> filled = new ArrayList<>(rows.size());
        for (Map<String, @Nullable String> row : rows) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (Map.Entry<String, @Nullable String> cell : row.entrySet()) {
                String pointer = "/rows/" + filled.size() + "/" + cell.getKey();
                String typed = cell.getValue();
                String text = typed == null ? "" : typed.strip();
                String wrong = wrong(columns, cell.getKey(), text);
                if (!wrong.isEmpty() && violations.size() < VIOLATIONS_AT_MOST) {
                    violations.add(new Violation(pointer, wrong));
                }
                if (!text.isEmpty()) {
                    cells.put(cell.getKey(), text);
                }
            }
            filled.add(cells);
        }
        if (!violations.isEmpty()) {
            throw new BillingException(
                    StudioRefusal.INVALID_DRAFT,
                    "expected rows that a draft can hold, but "
                            + violations.getFirst().pointer() + " cannot be held: "
                            + violations.getFirst().detail(),
                    violations);
        }
        return filled;
    }

    private static String wrong(Set<String> columns, String column, String text) {
        if (!columns.contains(column)) {
            return "expected one of the columns " + columns.stream().sorted().collect(Collectors.joining(", "));
        }
        if (text.length() > CELL_CHARACTERS_AT_MOST) {
            return "expected at most " + CELL_CHARACTERS_AT_MOST + " characters, but got " + text.length();
        }
        boolean storable =
                text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
        return storable ? "" : "expected text, but got a character that cannot be stored";
    }
}
