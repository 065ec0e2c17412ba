package io.plimsoll.web.studio;

import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.CellType;
import io.plimsoll.rules.table.Cells;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.DateRange;
import io.plimsoll.rules.table.FlagIs;
import io.plimsoll.rules.table.NumberRange;
import java.util.List;

/**
 * A column as the grid edits it.
 *
 * @param choices the only words there are; none when they are open
 * @param expected completes "expected …"
 */
public record GridColumn(
        String name,
        String says,
        boolean condition,
        boolean required,
        Editor editor,
        List<String> choices,
        String expected) {

    /** How a cell is typed. */
    enum Editor {
        ANY_OF,
        NUMBER_RANGE,
        DATE_RANGE,
        FLAG,
        ONE_OF,
        MONEY,
        PERCENT,
        NUMBER,
        TEXT
    }

    static GridColumn of(Column<?> column) {
        CellType<?> type = column.type();
        return new GridColumn(
                column.name(),
                column.says(),
                column.isCondition(),
                column.required(),
                editor(column, type),
                type.choices(),
                type.expected());
    }

    private static Editor editor(Column<?> column, CellType<?> type) {
        return switch (column.whenBlank()) {
            case AnyOf any -> Editor.ANY_OF;
            case NumberRange any -> Editor.NUMBER_RANGE;
            case DateRange any -> Editor.DATE_RANGE;
            case FlagIs any -> Editor.FLAG;
            case null, default -> outcome(type);
        };
    }

    private static Editor outcome(CellType<?> type) {
        if (type == Cells.AMOUNT) {
            return Editor.MONEY;
        }
        if (type == Cells.PERCENT) {
            return Editor.PERCENT;
        }
        if (type == Cells.FLAG) {
            return Editor.FLAG;
        }
        if (!type.choices().isEmpty()) {
            return Editor.ONE_OF;
        }
        return readsNumbers(type) ? Editor.NUMBER : Editor.TEXT;
    }

    private static boolean readsNumbers(CellType<?> type) {
        try {
            return type.read("1") instanceof Number;
        } catch (IllegalArgumentException other) {
            return false;
        }
    }
}
