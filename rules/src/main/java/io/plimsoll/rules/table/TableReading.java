package io.plimsoll.rules.table;

import java.util.List;
import java.util.Map;

/**
 * As much of a table as can be read: what a table under work looks like.
 *
 * @param rows those in which every single cell is good, top to bottom
 * @param errors single cells that cannot be read; when there are none, the cells that break a law between cells
 */
public record TableReading(List<PolicyRow> rows, List<CellError> errors) {

    public TableReading {
        rows = List.copyOf(rows);
        errors = List.copyOf(errors);
    }

    /** Reads rows of cells by column name; {@code row} holds the id. Refuses nothing. */
    public static TableReading of(TableSchema schema, List<Map<String, String>> rows) {
        return new RowReading(schema).reading(rows);
    }
}
