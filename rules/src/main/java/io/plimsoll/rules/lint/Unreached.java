package io.plimsoll.rules.lint;

import io.plimsoll.rules.HitPolicy;
import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.PolicyRow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds rows that never decide: those that fit nothing, and under FIRST those whose questions all have an answer above. */
final class Unreached {

    private final PolicySet<?, ?> set;
    private final Space space;
    private final Budget budget;
    private final List<Finding> findings = new ArrayList<>();
    private final List<List<Object>> conditions;

    Unreached(PolicySet<?, ?> set, Space space, Budget budget) {
        this.set = set;
        this.space = space;
        this.budget = budget;
        this.conditions = space.rows().stream()
                .map(row -> Conditions.of(space.schema(), row))
                .toList();
    }

    List<Finding> findings() {
        Set<Object> ladders = new HashSet<>();
        for (int row = 0; row < space.rows().size() && !budget.isSpent(); row++) {
            if (ladders.add(Ladders.nameOf(set, space.schema(), space.rows().get(row)))) {
                look(row);
            }
        }
        return findings;
    }

    boolean gaveUp() {
        return budget.isSpent();
    }

    private void look(int at) {
        List<BitSet> box = space.box(at);
        for (Axis axis : space.axes()) {
            if (axis.stepsOf().get(at).isEmpty()) {
                findings.add(fitsNothing(at, axis.column()));
                return;
            }
        }
        if (set.hitPolicy() != HitPolicy.FIRST) {
            return;
        }
        BitSet rows = new BitSet();
        for (int above = 0; above < at; above++) {
            if (space.intersect(box, above)) {
                rows.set(above);
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        rows.set(at);
        PolicyRow row = space.rows().get(at);
        Topmost search = new Topmost(
                space,
                budget,
                box,
                top -> top == at || Ladders.bringsIn(set, space.rows().get(top), row));
        if (search.find(rows) == null && !budget.isSpent()) {
            findings.add(isAnsweredAbove(at, search.deciding()));
        }
    }

    private Finding fitsNothing(int at, Column<?> column) {
        PolicyRow row = space.rows().get(at);
        String sentence = "Row `" + row.id() + "` never matches: no question has a " + column.name() + " in "
                + Saying.cell(row, column) + ".";
        return new Finding(FindingKind.NEVER_MATCHES, row.id(), column.name(), sentence, Map.of());
    }

    private Finding isAnsweredAbove(int at, BitSet deciding) {
        PolicyRow row = space.rows().get(at);
        Map<String, String> question = space.question(space.box(at));
        List<PolicyRow> above = deciding.stream().mapToObj(space.rows()::get).toList();
        for (int one = deciding.nextSetBit(0); one >= 0; one = deciding.nextSetBit(one + 1)) {
            PolicyRow other = space.rows().get(one);
            if (conditions.get(one).equals(conditions.get(at)) && !Outcomes.same(space.schema(), row, other)) {
                return Outcomes.contradiction(space.schema(), row, other, question);
            }
        }
        String sentence = "Row `" + row.id() + "` never decides: " + Saying.rows(above)
                + (above.size() == 1 ? " above answers" : " above answer") + " every question that it fits, such as "
                + Saying.question(question) + ".";
        return new Finding(FindingKind.NEVER_MATCHES, row.id(), "", sentence, question);
    }
}
