package io.plimsoll.rules.lint;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Searches a box for a question whose topmost fitting row is one that is wanted. Axis by axis, steps that the same rows accept
 * go together; a branch ends where one row fits all that is left of it, for only the rows above that one matter.
 */
final class Topmost {

    private static final int REMEMBERED_AT_MOST = 20_000;

    private final Space space;
    private final Budget budget;
    private final List<BitSet> box;
    private final IntPredicate wanted;

    /** For each row the first axis from which on it fits the whole box. */
    private final Map<Integer, Integer> wholeFrom = new HashMap<>();

    private final Set<Branch> barren = new HashSet<>();
    private final BitSet deciding = new BitSet();

    /** Rows that fit a branch, before the axis is looked at. */
    private record Branch(int axis, BitSet rows) {}

    Topmost(Space space, Budget budget, List<BitSet> box, IntPredicate wanted) {
        this.space = space;
        this.budget = budget;
        this.box = box;
        this.wanted = wanted;
    }

    /**
     * The part of the box that such questions are in; null when there are none, or when the budget was spent.
     *
     * @param rows those that intersect the box
     */
    @Nullable
    List<BitSet> find(BitSet rows) {
        rows.stream().forEach(row -> wholeFrom.put(row, wholeFrom(row)));
        return search(0, rows, new ArrayList<>(box));
    }

    /** After a search that found nothing: the rows that decide instead. */
    BitSet deciding() {
        return deciding;
    }

    private @Nullable List<BitSet> search(int axis, BitSet fitting, List<BitSet> part) {
        BitSet rows = upToTheFirstWholeOne(axis, fitting);
        int top = rows.nextSetBit(0);
        if (top < 0 || rows.stream().noneMatch(wanted)) {
            remember(axis, rows);
            return null;
        }
        if (wholeFrom.getOrDefault(top, 0) <= axis) {
            deciding.set(top);
            return wanted.test(top) ? part : null;
        }
        if (barren.contains(new Branch(axis, rows))) {
            return null;
        }
        Axis cut = space.axes().get(axis);
        if (!budget.spend(box.get(axis).cardinality())) {
            return null;
        }
        Map<BitSet, BitSet> steps = new LinkedHashMap<>();
        box.get(axis).stream().forEach(step -> {
            BitSet left = (BitSet) rows.clone();
            left.and(cut.rowsOf().get(step));
            steps.computeIfAbsent(left, none -> new BitSet()).set(step);
        });
        for (Map.Entry<BitSet, BitSet> together : steps.entrySet()) {
            part.set(axis, together.getValue());
            List<BitSet> found = search(axis + 1, together.getKey(), part);
            if (found != null) {
                return found;
            }
        }
        part.set(axis, box.get(axis));
        if (barren.size() < REMEMBERED_AT_MOST) {
            barren.add(new Branch(axis, rows));
        }
        return null;
    }

    private BitSet upToTheFirstWholeOne(int axis, BitSet fitting) {
        int row = fitting.nextSetBit(0);
        while (row >= 0 && wholeFrom.getOrDefault(row, 0) > axis) {
            row = fitting.nextSetBit(row + 1);
        }
        return row < 0 ? fitting : fitting.get(0, row + 1);
    }

    /** One row that fits the whole branch is enough to say; else it takes several together. */
    private void remember(int axis, BitSet rows) {
        int last = rows.length() - 1;
        if (last >= 0 && wholeFrom.getOrDefault(last, 0) <= axis) {
            deciding.set(last);
        } else {
            deciding.or(rows);
        }
    }

    private int wholeFrom(int row) {
        int axis = space.axes().size();
        while (axis > 0 && fitsWhole(row, axis - 1)) {
            axis--;
        }
        return axis;
    }

    private boolean fitsWhole(int row, int axis) {
        BitSet outside = (BitSet) box.get(axis).clone();
        outside.andNot(space.axes().get(axis).stepsOf().get(row));
        return outside.isEmpty();
    }
}
