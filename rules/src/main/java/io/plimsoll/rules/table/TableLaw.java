package io.plimsoll.rules.table;

import java.util.List;
import java.util.function.Function;

/** Something that must hold between cells. Laws are looked at once every single cell is good. */
@FunctionalInterface
public interface TableLaw {

    /** What breaks it; empty when it holds. */
    List<Breach> breaches(List<PolicyRow> rows);

    /** A law that looks at one row at a time. */
    static TableLaw ofEachRow(Function<PolicyRow, List<Breach>> breaches) {
        return rows ->
                rows.stream().flatMap(row -> breaches.apply(row).stream()).toList();
    }

    /**
     * One broken cell.
     *
     * @param expected completes "expected …"
     */
    record Breach(PolicyRow row, Column<?> column, String expected) {}
}
