package io.plimsoll.rules.lint;

import io.plimsoll.rules.table.PolicyRow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Finds rows of a UNIQUE table that fit one question: one finding for each row that a row above already speaks for. */
final class Overlaps {

    private Overlaps() {}

    static List<Finding> findings(Space space) {
        List<Finding> findings = new ArrayList<>();
        for (int row = 1; row < space.rows().size(); row++) {
            List<BitSet> box = space.box(row);
            List<Integer> others = new ArrayList<>();
            for (int above = 0; above < row; above++) {
                if (space.intersect(box, above)) {
                    others.add(above);
                }
            }
            if (!others.isEmpty()) {
                findings.add(finding(space, row, others));
            }
        }
        return findings;
    }

    private static Finding finding(Space space, int at, List<Integer> others) {
        PolicyRow row = space.rows().get(at);
        PolicyRow other = space.rows().get(others.getFirst());
        Map<String, String> question = space.question(space.intersection(space.box(at), others.getFirst()));
        if (Conditions.of(space.schema(), row).equals(Conditions.of(space.schema(), other))
                && !Outcomes.same(space.schema(), row, other)) {
            return Outcomes.contradiction(space.schema(), row, other, question);
        }
        String sentence = "Row `" + row.id() + "` and "
                + Saying.rows(others.stream().map(space.rows()::get).toList())
                + " fit the same question, and then nothing is decided: " + Saying.question(question) + ".";
        String column = Saying.firstDifference(space.schema(), other, row);
        return new Finding(FindingKind.OVERLAP, row.id(), column, sentence, question);
    }
}
