package io.plimsoll.rules.table;

import java.util.List;
import java.util.Map;

/**
 * As much of a table as can be read: what a table under work looks like.
 *
 * @param rows those in which every single cell is good, top to bottom
 * @param errors what cannot be read
 * @param brokenLaws laws between cells; looked at only when there are no errors
 */
public record TableReading(List<PolicyRow> rows, List<CellError> errors, List<BrokenLaw> brokenLaws) {

    /** A table of more rows is not read. */
    public static final int ROWS_AT_MOST = RowReading.ROWS_AT_MOST;

    public TableReading {
        rows = List.copyOf(rows);
        errors = List.copyOf(errors);
        brokenLaws = List.copyOf(brokenLaws);
    }

    /** A cell that breaks a law between cells. */
    public record BrokenLaw(TableLaw law, CellError error) {}

    /** Reads rows of cells by column name; {@code row} holds the id. Refuses nothing. */
    public static TableReading of(TableSchema schema, List<Map<String, String>> rows) {
        return new RowReading(schema).reading(rows);
    }

    public boolean isGood() {
        return errors.isEmpty() && brokenLaws.isEmpty();
    }
}
