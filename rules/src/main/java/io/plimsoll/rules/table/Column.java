package io.plimsoll.rules.table;

import org.jspecify.annotations.Nullable;

/**
 * One typed column of a table.
 *
 * @param name as it stands in the header
 * @param role whether the column asks or answers
 * @param whenBlank the value of a blank cell; null when blank means "nothing here"
 * @param required whether a blank cell is refused
 * @param says what the column means, for the page and the guide
 */
public record Column<T>(
        String name, Role role, CellType<T> type, @Nullable T whenBlank, boolean required, String says) {

    /** Whether a column asks or answers. */
    public enum Role {
        CONDITION,
        OUTCOME
    }

    public static Column<AnyOf> anyOf(String name, WordKind kind, String says) {
        return new Column<>(name, Role.CONDITION, AnyOf.cell(kind), AnyOf.ANY, false, says);
    }

    public static Column<NumberRange> numberRange(String name, String says) {
        return new Column<>(name, Role.CONDITION, NumberRange.CELL, NumberRange.ANY, false, says);
    }

    public static Column<DateRange> dateRange(String name, String says) {
        return new Column<>(name, Role.CONDITION, DateRange.CELL, DateRange.ANY, false, says);
    }

    public static Column<FlagIs> flag(String name, String says) {
        return new Column<>(name, Role.CONDITION, FlagIs.CELL, FlagIs.ANY, false, says);
    }

    /** An outcome that every row must give. */
    public static <T> Column<T> required(String name, CellType<T> type, String says) {
        return new Column<>(name, Role.OUTCOME, type, null, true, says);
    }

    /** An outcome that a row may leave out. */
    public static <T> Column<T> optional(String name, CellType<T> type, String says) {
        return new Column<>(name, Role.OUTCOME, type, null, false, says);
    }

    /** An outcome that a row may leave to a default. */
    public static <T> Column<T> optional(String name, CellType<T> type, T whenBlank, String says) {
        return new Column<>(name, Role.OUTCOME, type, whenBlank, false, says);
    }

    public boolean isCondition() {
        return role == Role.CONDITION;
    }
}
