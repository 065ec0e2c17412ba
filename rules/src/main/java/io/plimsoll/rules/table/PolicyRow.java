package io.plimsoll.rules.table;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table, read and checked.
 *
 * @param position from 1, top to bottom
 * @param id the row's own name, unique in its table
 * @param values typed values of the filled cells, by column name
 * @param cells canonical text of the filled cells, by column name, in column order
 */
public record PolicyRow(int position, String id, Map<String, Object> values, Map<String, String> cells) {

    /** The value of the cell, or the column's value for a blank one. */
    @SuppressWarnings("unchecked") // the reader put it there with this column's type
    public <T> @Nullable T find(Column<T> column) {
        Object value = values.get(column.name());
        return value == null ? column.whenBlank() : (T) value;
    }

    /** The value of a cell that is required or has a value when blank. */
    public <T> T get(Column<T> column) {
        T value = find(column);
        if (value == null) {
            throw new IllegalStateException(
                    "expected row `" + id + "` to fill column `" + column.name() + "`, but it is blank");
        }
        return value;
    }

    /** The id and every filled cell as text, in column order. */
    public Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(TableSchema.ROW_ID, id);
        words.putAll(cells);
        return words;
    }
}
