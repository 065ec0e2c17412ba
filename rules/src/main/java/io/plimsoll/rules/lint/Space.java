package io.plimsoll.rules.lint;

import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.TableSchema;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All questions that a table can be asked: one axis a condition column. A row is a box in it, a set of steps on each axis.
 *
 * @param axes the one whose steps have the fewest rows first, so that searches narrow down soon
 */
record Space(TableSchema schema, List<PolicyRow> rows, List<Axis> axes) {

    static Space of(PolicySet<?, ?> set, TableSchema schema, List<PolicyRow> rows, LintContext context) {
        Samples samples = new Samples(set, schema, context);
        List<Axis> axes = new ArrayList<>();
        for (Column<?> column : schema.conditions()) {
            boolean fromBelow = Gaps.speaksOf(set).contains(column.name());
            axes.add(Axis.of(column, rows, samples, fromBelow));
        }
        axes.sort(Comparator.comparingLong(Axis::rowsAStep));
        return new Space(schema, rows, List.copyOf(axes));
    }

    /** The row's steps on each axis. */
    List<BitSet> box(int row) {
        return axes.stream().map(axis -> axis.stepsOf().get(row)).toList();
    }

    /** All that is asked today. */
    List<BitSet> everythingKnown() {
        return axes.stream().map(Axis::knownSteps).toList();
    }

    boolean intersect(List<BitSet> box, int row) {
        for (int axis = 0; axis < axes.size(); axis++) {
            if (!box.get(axis).intersects(axes.get(axis).stepsOf().get(row))) {
                return false;
            }
        }
        return true;
    }

    List<BitSet> intersection(List<BitSet> box, int row) {
        List<BitSet> both = new ArrayList<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            BitSet steps = (BitSet) box.get(axis).clone();
            steps.and(axes.get(axis).stepsOf().get(row));
            both.add(steps);
        }
        return both;
    }

    /** A question from a box that is not empty, its values by column in the table's order. */
    Map<String, String> question(List<BitSet> box) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Column<?> column : schema.conditions()) {
            for (int axis = 0; axis < axes.size(); axis++) {
                if (axes.get(axis).name().equals(column.name())) {
                    String word = axes.get(axis)
                            .steps()
                            .get(box.get(axis).nextSetBit(0))
                            .getFirst()
                            .word();
                    if (word != null) {
                        words.put(column.name(), word);
                    }
                }
            }
        }
        return words;
    }
}
