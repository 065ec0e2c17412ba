package io.plimsoll.rules.lint;

import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.Condition;
import io.plimsoll.rules.table.DateRange;
import io.plimsoll.rules.table.NumberRange;
import io.plimsoll.rules.table.NumberRange.End;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.TableSchema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Boxes and rows in words. */
final class Saying {

    private static final int NAMED_AT_MOST = 4;

    private Saying() {}

    /** Where the box is narrower than the whole: {@code plan is free and currency is EUR or USD}; empty when it is nowhere. */
    static String where(Space space, List<BitSet> box) {
        List<String> parts = new ArrayList<>();
        for (Column<?> column : space.schema().conditions()) {
            for (int at = 0; at < space.axes().size(); at++) {
                Axis axis = space.axes().get(at);
                if (axis.name().equals(column.name()) && !isWhole(axis, box.get(at))) {
                    parts.add(axis.name() + " is " + values(axis, box.get(at)));
                }
            }
        }
        return String.join(" and ", parts);
    }

    /** A question as {@code plan free, currency EUR}. */
    static String question(Map<String, String> words) {
        List<String> parts = new ArrayList<>();
        words.forEach((column, word) -> parts.add(column + " " + word));
        return String.join(", ", parts);
    }

    /** {@code rows `a`, `b` and 3 more}. */
    static String rows(List<PolicyRow> rows) {
        String word = rows.size() == 1 ? "row " : "rows ";
        return word + list(rows.stream().map(row -> "`" + row.id() + "`").toList(), "and");
    }

    /** What a row says in a condition column. */
    static String cell(PolicyRow row, Column<?> column) {
        String cell = row.cells().getOrDefault(column.name(), "");
        return cell.isEmpty() ? "any" : cell;
    }

    /** The first column in which two rows ask differently; empty when they ask the same. */
    static String firstDifference(TableSchema schema, PolicyRow one, PolicyRow other) {
        return schema.conditions().stream()
                .filter(column -> !Conditions.same((Condition) one.get(column), (Condition) other.get(column)))
                .map(Column::name)
                .findFirst()
                .orElse("");
    }

    /** Whether nothing that is asked today is left out. */
    private static boolean isWhole(Axis axis, BitSet steps) {
        BitSet leftOut = axis.knownSteps();
        leftOut.andNot(steps);
        return leftOut.isEmpty();
    }

    private static String values(Axis axis, BitSet steps) {
        List<Sample> samples = steps.stream()
                .boxed()
                .flatMap(step -> axis.steps().get(step).stream())
                .filter(Sample::known)
                .sorted(Comparator.comparingInt(Sample::at))
                .toList();
        List<String> values = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < samples.size(); at++) {
            boolean runEnds = at + 1 == samples.size()
                    || samples.get(at + 1).at() != samples.get(at).at() + 1
                    || samples.get(at + 1).word() == null
                    || (samples.get(at).numbers() == null && samples.get(at).dates() == null);
            if (runEnds) {
                values.add(run(samples.get(from), samples.get(at)));
                from = at + 1;
            }
        }
        return list(values, "or");
    }

    private static String run(Sample first, Sample last) {
        String word = first.word();
        if (word == null) {
            return "not known";
        }
        NumberRange low = first.numbers();
        NumberRange high = last.numbers();
        if (low != null && high != null) {
            return numbers(new NumberRange(low.low(), high.high()));
        }
        DateRange since = first.dates();
        DateRange until = last.dates();
        if (since != null && until != null) {
            return DateRange.CELL.write(new DateRange(since.first(), until.last()));
        }
        return word;
    }

    private static String numbers(NumberRange range) {
        End low = range.low();
        End high = range.high();
        if (low != null && high != null && low.at().compareTo(high.at()) == 0) {
            return plain(low.at());
        }
        String from = low == null ? "" : (low.included() ? "from " : "above ") + plain(low.at());
        String to = high == null ? "" : (high.included() ? "up to " : "below ") + plain(high.at());
        String both = Stream.of(from, to)
                .filter(end -> !end.isEmpty())
                .reduce((a, b) -> a + " and " + b)
                .orElse("any");
        return both;
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }

    private static String list(List<String> words, String lastJoin) {
        if (words.size() > NAMED_AT_MOST + 1) {
            return String.join(", ", words.subList(0, NAMED_AT_MOST)) + " " + lastJoin + " "
                    + (words.size() - NAMED_AT_MOST) + " more";
        }
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " " + lastJoin + " " + words.get(last);
    }
}
