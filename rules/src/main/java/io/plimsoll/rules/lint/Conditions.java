package io.plimsoll.rules.lint;

import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.Condition;
import io.plimsoll.rules.table.DateRange;
import io.plimsoll.rules.table.FlagIs;
import io.plimsoll.rules.table.NumberRange;
import io.plimsoll.rules.table.NumberRange.End;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.TableSchema;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether cells ask the same, however they are written: {@code a; b} is {@code b; a}, and {@code 1.0} is {@code 1}. */
final class Conditions {

    private Conditions() {}

    /** The row's conditions in a form that is equal for rows that ask the same. */
    static List<Object> of(TableSchema schema, PolicyRow row) {
        return schema.conditions().stream()
                .map(column -> normal((Condition) row.get(column)))
                .toList();
    }

    static boolean same(Condition one, Condition other) {
        return normal(one).equals(normal(other));
    }

    private static Object normal(Condition cell) {
        return switch (cell) {
            case AnyOf any -> new HashSet<>(any.words());
            case NumberRange range -> new NumberRange(normal(range.low()), normal(range.high()));
            case DateRange dates -> dates;
            case FlagIs flag -> flag;
        };
    }

    private static @Nullable End normal(@Nullable End end) {
        return end == null ? null : new End(end.at().stripTrailingZeros(), end.included());
    }
}
