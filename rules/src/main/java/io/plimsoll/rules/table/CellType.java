package io.plimsoll.rules.table;

import java.util.List;

/** How one kind of cell is read and written; a blank cell never gets here. */
public interface CellType<T> {

    /** Reads trimmed text; refuses (IllegalArgumentException) what does not fit, without saying more than why. */
    T read(String text);

    /** The one canonical text of a value: {@code read(write(v))} is {@code v}. */
    String write(T value);

    /** Completes "expected …": {@code a decimal such as 49.00}. */
    String expected();

    /** The only words a cell may hold, for a page to offer; none when there are too many to list. */
    default List<String> choices() {
        return List.of();
    }
}
