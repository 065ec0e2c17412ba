package io.plimsoll.rules.lint;

import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.Condition;
import io.plimsoll.rules.table.PolicyRow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One condition column, cut into steps: values of one step are accepted by the same rows.
 *
 * @param steps the values of each step
 * @param rowsOf for each step the rows that accept it
 * @param speakingOf for each step the rows that accept it or a number below it: who sells from 10,000 on speaks of more, too
 * @param stepsOf for each row the steps that it accepts
 */
record Axis(
        Column<?> column,
        List<List<Sample>> steps,
        List<BitSet> rowsOf,
        List<BitSet> speakingOf,
        List<BitSet> stepsOf) {

    private record Step(BitSet rows, BitSet speaking) {}

    /** @param fromBelow whether numbers that the same rows accept are kept apart by what is spoken of them */
    static Axis of(Column<?> column, List<PolicyRow> rows, Samples samples, boolean fromBelow) {
        List<Condition> cells =
                rows.stream().map(row -> (Condition) row.get(column)).toList();
        List<Sample> values = samples.of(column, cells);
        List<BitSet> rowsOfValue = rowsOf(values, cells);
        Map<Step, List<Sample>> steps = new LinkedHashMap<>();
        BitSet below = new BitSet();
        for (Sample value : values) {
            BitSet fitting = rowsOfValue.get(value.at());
            below.or(fitting);
            BitSet speaking = fromBelow && value.number() != null ? (BitSet) below.clone() : fitting;
            steps.computeIfAbsent(new Step(fitting, speaking), none -> new ArrayList<>())
                    .add(value);
        }
        List<BitSet> rowsOf = steps.keySet().stream().map(Step::rows).toList();
        return new Axis(
                column,
                List.copyOf(steps.values()),
                rowsOf,
                steps.keySet().stream().map(Step::speaking).toList(),
                transposed(rowsOf, rows.size()));
    }

    String name() {
        return column.name();
    }

    /** Below it, what a step costs to look at is spread over few rows; above it, every row is asked again. */
    long rowsAStep() {
        return rowsOf.stream().mapToLong(BitSet::cardinality).sum() / Math.max(1, steps.size());
    }

    BitSet allSteps() {
        BitSet all = new BitSet();
        all.set(0, steps.size());
        return all;
    }

    /** Those with a value that is asked for today. */
    BitSet knownSteps() {
        BitSet known = new BitSet();
        for (int step = 0; step < steps.size(); step++) {
            known.set(step, steps.get(step).stream().anyMatch(Sample::known));
        }
        return known;
    }

    private static List<BitSet> rowsOf(List<Sample> values, List<Condition> cells) {
        List<BitSet> rows = values.stream().map(value -> new BitSet()).toList();
        Map<String, Integer> places = new HashMap<>();
        values.forEach(value -> places.put(Objects.requireNonNullElse(value.word(), ""), value.at()));
        for (int row = 0; row < cells.size(); row++) {
            Condition cell = cells.get(row);
            if (cell instanceof AnyOf(List<String> words) && !words.isEmpty()) {
                for (String word : words) {
                    rows.get(places.getOrDefault(word, 0)).set(row);
                }
            } else {
                for (Sample value : values) {
                    if (value.isAcceptedBy(cell)) {
                        rows.get(value.at()).set(row);
                    }
                }
            }
        }
        return rows;
    }

    private static List<BitSet> transposed(List<BitSet> rowsOf, int rows) {
        List<BitSet> stepsOf = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            stepsOf.add(new BitSet());
        }
        for (int step = 0; step < rowsOf.size(); step++) {
            int at = step;
            rowsOf.get(step).stream().forEach(row -> stepsOf.get(row).set(at));
        }
        return stepsOf;
    }
}
