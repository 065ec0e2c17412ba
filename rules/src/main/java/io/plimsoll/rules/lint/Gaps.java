package io.plimsoll.rules.lint;

import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.Condition;
import io.plimsoll.rules.table.PolicyRow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the questions that no row answers, as boxes. Exact over what can be asked; axis by axis, like {@link Topmost}. Where
 * silence is an answer it is looked at only beside what some row speaks of: a meter that no row prices on a plan is free
 * there, but one that is priced in dollars and not in euros was forgotten. Of a number a row speaks from its lower end on.
 */
final class Gaps {

    static final int LISTED_AT_MOST = 20;

    private static final int REMEMBERED_AT_MOST = 20_000;

    /** Sets in which no answer is an answer, and the columns that say what a row speaks of. */
    private static final Map<String, Set<String>> SPEAKS_OF = Map.of(
            "tier", Set.of("plan", "meter"),
            "trial", Set.of("plan"),
            "commitment", Set.of("plan", "currency", "committedAmount", "termMonths"));

    private final Space space;
    private final Budget budget;
    private final Set<String> speaksOf;
    private final List<List<BitSet>> gaps = new ArrayList<>();
    private final Set<Branch> covered = new HashSet<>();

    /** For each axis the rows that fit all of it and of the axes after it. */
    private final List<BitSet> whole = new ArrayList<>();

    /** The same, where only what a row speaks of counts. */
    private final List<BitSet> wholeOfWhatTheySpeakOf = new ArrayList<>();

    private record Branch(int axis, BitSet rows, BitSet speaking) {}

    Gaps(PolicySet<?, ?> set, Space space, Budget budget) {
        this.space = space;
        this.budget = budget;
        this.speaksOf = speaksOf(set);
        int axes = space.axes().size();
        BitSet all = new BitSet();
        all.set(0, space.rows().size());
        whole.add(all);
        wholeOfWhatTheySpeakOf.add(all);
        for (int axis = axes - 1; axis >= 0; axis--) {
            Axis cut = space.axes().get(axis);
            whole.addFirst(whole(cut, cut.rowsOf(), whole.getFirst()));
            BitSet before = wholeOfWhatTheySpeakOf.getFirst();
            wholeOfWhatTheySpeakOf.addFirst(isSpokenOf(axis) ? whole(cut, cut.speakingOf(), before) : before);
        }
    }

    /** The columns that say what a row speaks of; none for a set in which silence is no answer. */
    static Set<String> speaksOf(PolicySet<?, ?> set) {
        return SPEAKS_OF.getOrDefault(set.name(), Set.of());
    }

    /** One finding a box. */
    List<Finding> findings() {
        BitSet all = whole.getLast();
        search(0, all, all, new ArrayList<>(space.everythingKnown()));
        return gaps.stream().map(this::finding).toList();
    }

    /** Whether there may be more than were found. */
    boolean gaveUp() {
        return budget.isSpent() || gaps.size() == LISTED_AT_MOST;
    }

    private void search(int axis, BitSet rows, BitSet speaking, List<BitSet> part) {
        if (gaps.size() == LISTED_AT_MOST || rows.intersects(whole.get(axis)) || speaking.isEmpty()) {
            return;
        }
        if (rows.isEmpty() && speaking.intersects(wholeOfWhatTheySpeakOf.get(axis))) {
            gaps.add(List.copyOf(part));
            return;
        }
        Axis cut = space.axes().get(axis);
        Branch branch = new Branch(axis, rows, speaking);
        if (covered.contains(branch) || !budget.spend(cut.steps().size())) {
            return;
        }
        Map<Branch, BitSet> steps = new LinkedHashMap<>();
        cut.knownSteps().stream().forEach(step -> {
            BitSet left = and(rows, cut.rowsOf().get(step));
            BitSet stillSpeaking =
                    isSpokenOf(axis) ? and(speaking, cut.speakingOf().get(step)) : speaking;
            steps.computeIfAbsent(new Branch(axis + 1, left, stillSpeaking), none -> new BitSet())
                    .set(step);
        });
        int before = gaps.size();
        steps.forEach((next, together) -> {
            part.set(axis, together);
            search(axis + 1, next.rows, next.speaking, part);
        });
        part.set(axis, cut.knownSteps());
        if (gaps.size() == before && covered.size() < REMEMBERED_AT_MOST) {
            covered.add(branch);
        }
    }

    private Finding finding(List<BitSet> gap) {
        String where = Saying.where(space, gap);
        StringBuilder sentence =
                new StringBuilder("No row answers").append(where.isEmpty() ? " any question" : " when " + where);
        Map<String, String> question = space.question(gap);
        String row = "";
        String column = "";
        String nearest = "";
        for (PolicyRow near : space.rows()) {
            List<Column<?>> failing = failing(near, question);
            boolean better = row.isEmpty() || (failing.size() == 1 && isRange(failing.getFirst()));
            if (failing.size() == 1 && better) {
                row = near.id();
                column = failing.getFirst().name();
                nearest =
                        "; row `" + row + "` would, but its " + column + " is " + Saying.cell(near, failing.getFirst());
                if (isRange(failing.getFirst())) {
                    break;
                }
            }
        }
        sentence.append(nearest);
        return new Finding(FindingKind.GAP, row, column, sentence.append('.').toString(), question);
    }

    private List<Column<?>> failing(PolicyRow row, Map<String, String> question) {
        List<Column<?>> failing = new ArrayList<>();
        for (Column<?> column : space.schema().conditions()) {
            if (!((Condition) row.get(column)).acceptsWord(question.get(column.name()))) {
                failing.add(column);
            }
        }
        return failing;
    }

    /** Where a range ends too early is what people look for first. */
    private static boolean isRange(Column<?> column) {
        return !(column.whenBlank() instanceof AnyOf);
    }

    private boolean isSpokenOf(int axis) {
        return speaksOf.contains(space.axes().get(axis).name());
    }

    private static BitSet whole(Axis cut, List<BitSet> rowsOf, BitSet before) {
        BitSet rows = (BitSet) before.clone();
        cut.knownSteps().stream().forEach(step -> rows.and(rowsOf.get(step)));
        return rows;
    }

    private static BitSet and(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both;
    }
}
