package io.plimsoll.rules.lint;

import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.TableSchema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether rows answer the same. */
final class Outcomes {

    private Outcomes() {}

    static boolean same(TableSchema schema, PolicyRow one, PolicyRow other) {
        return different(schema, one, other).isEmpty();
    }

    /** The columns in which they answer differently. */
    static List<Column<?>> different(TableSchema schema, PolicyRow one, PolicyRow other) {
        return schema.outcomes().stream()
                .filter(column -> !isSame(one.find(column), other.find(column)))
                .toList();
    }

    /** Of two rows that ask the same and answer differently. */
    static Finding contradiction(TableSchema schema, PolicyRow row, PolicyRow above, Map<String, String> question) {
        Column<?> column = different(schema, row, above).getFirst();
        String sentence = "Row `" + row.id() + "` asks what row `" + above.id() + "` asks and answers otherwise: "
                + column.name() + " is " + said(row, column) + " here and " + said(above, column) + " there.";
        return new Finding(FindingKind.CONTRADICTION, row.id(), column.name(), sentence, question);
    }

    private static String said(PolicyRow row, Column<?> column) {
        String cell = row.cells().getOrDefault(column.name(), "");
        return cell.isEmpty() ? "blank" : cell;
    }

    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        return (one instanceof BigDecimal a && other instanceof BigDecimal b)
                ? a.compareTo(b) == 0
                : Objects.equals(one, other);
    }
}
