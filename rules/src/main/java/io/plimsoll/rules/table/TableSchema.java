package io.plimsoll.rules.table;

import java.util.List;
import java.util.Optional;

/**
 * The columns of a set's table, in the order they are written; the row's id comes before them.
 *
 * @param laws what must hold between cells, looked at once each cell is good
 */
public record TableSchema(String set, List<Column<?>> columns, List<TableLaw> laws) {

    /** The header of the id column. */
    public static final String ROW_ID = "row";

    public TableSchema {
        columns = List.copyOf(columns);
        laws = List.copyOf(laws);
    }

    public List<Column<?>> conditions() {
        return columns.stream().filter(Column::isCondition).toList();
    }

    public List<Column<?>> outcomes() {
        return columns.stream().filter(column -> !column.isCondition()).toList();
    }

    Optional<Column<?>> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
