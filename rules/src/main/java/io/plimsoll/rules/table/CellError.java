package io.plimsoll.rules.table;

/**
 * What is wrong in a table, and where.
 *
 * @param line of the file, from 1; the header is line 1
 * @param row the row's id; empty when the header or the id itself is wrong
 * @param column the column's header; empty when the whole line is wrong
 * @param expected completes "expected …"
 * @param found completes "but got …"
 */
public record CellError(int line, String row, String column, String expected, String found) {

    public String message() {
        StringBuilder where = new StringBuilder("line ").append(line);
        if (!row.isEmpty()) {
            where.append(", row `").append(row).append('`');
        }
        if (!column.isEmpty()) {
            where.append(", column `").append(column).append('`');
        }
        return where + ": expected " + expected + ", but got " + (found.isEmpty() ? "nothing" : "`" + found + "`");
    }
}
