package io.plimsoll.rules;

import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.TableSchema;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads tables the way a person would, cell by cell from the text; shares no code with the rules. */
final class NaiveEvaluation {

    private NaiveEvaluation() {}

    /** The deciding rows' ids; of a UNIQUE set those that contradict each other as well. */
    static List<String> rowIds(
            PolicySet<?, ?> set, TableSchema schema, List<Map<String, String>> rows, Map<String, String> question) {
        List<Map<String, String>> fitting =
                rows.stream().filter(row -> fits(schema, row, question)).toList();
        if (set.name().equals("tier")) {
            fitting =
                    fitting.stream().filter(fittingFirst(fitting)::isSamePrice).toList();
        } else if (set.hitPolicy() == HitPolicy.FIRST) {
            fitting = fitting.stream().limit(1).toList();
        }
        return fitting.stream().map(row -> text(row, "row")).toList();
    }

    private static boolean fits(TableSchema schema, Map<String, String> row, Map<String, String> question) {
        return schema.conditions().stream()
                .map(Column::name)
                .allMatch(column -> accepts(text(row, column), question.get(column)));
    }

    private static boolean accepts(String cell, @Nullable String asked) {
        if (cell.isEmpty()) {
            return true;
        }
        if (asked == null) {
            return false;
        }
        if (asked.startsWith("2026-")) {
            return holdsDay(cell, asked);
        }
        boolean isNumber = asked.chars().allMatch(Character::isDigit);
        return isNumber
                ? holds(cell, new BigDecimal(asked))
                : Arrays.asList(cell.split("; ")).contains(asked);
    }

    /** Days of one form follow each other as their texts do. */
    private static boolean holdsDay(String range, String day) {
        if (!range.contains("..")) {
            return range.equals(day);
        }
        String first = range.substring(0, range.indexOf(".."));
        String last = range.substring(range.indexOf("..") + 2);
        return (first.isEmpty() || first.compareTo(day) <= 0) && (last.isEmpty() || day.compareTo(last) <= 0);
    }

    private static boolean holds(String range, BigDecimal number) {
        if (range.startsWith(">")) {
            return number.compareTo(new BigDecimal(range.substring(1))) > 0;
        }
        if (range.startsWith("<")) {
            return number.compareTo(new BigDecimal(range.substring(1))) < 0;
        }
        if (!range.contains("..")) {
            return number.compareTo(new BigDecimal(range)) == 0;
        }
        String low = range.substring(0, range.indexOf(".."));
        String high = range.substring(range.indexOf("..") + 2);
        boolean above = low.isEmpty() || number.compareTo(new BigDecimal(low)) >= 0;
        if (high.startsWith("<")) {
            return above && number.compareTo(new BigDecimal(high.substring(1))) < 0;
        }
        return above && (high.isEmpty() || number.compareTo(new BigDecimal(high)) <= 0);
    }

    private static First fittingFirst(List<Map<String, String>> fitting) {
        return new First(fitting.isEmpty() ? "" : text(fitting.getFirst(), "price"));
    }

    private record First(String price) {
        boolean isSamePrice(Map<String, String> row) {
            return text(row, "price").equals(price);
        }
    }

    private static String text(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
