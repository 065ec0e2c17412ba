package io.plimsoll.rules.lint;

import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.PolicyRow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds plans and meters that nobody knows, in conditions and in outcomes that name meters with quantities. */
final class UnknownNames {

    private static final Map<String, FindingKind> LOOKED_AT =
            Map.of("plan", FindingKind.UNKNOWN_PLAN, "meter", FindingKind.UNKNOWN_METER);

    private final Space space;
    private final LintContext context;
    private final List<Finding> findings = new ArrayList<>();

    UnknownNames(Space space, LintContext context) {
        this.space = space;
        this.context = context;
    }

    List<Finding> findings() {
        for (int at = 0; at < space.rows().size(); at++) {
            for (Column<?> column : space.schema().columns()) {
                look(at, column);
            }
        }
        return findings;
    }

    private void look(int at, Column<?> column) {
        Object value = space.rows().get(at).values().get(column.name());
        if (column.isCondition()
                && LOOKED_AT.containsKey(column.name())
                && value instanceof AnyOf(List<String> words)) {
            add(at, column, column.name(), words);
        } else if (value instanceof Map<?, ?> quantities) {
            add(
                    at,
                    column,
                    "meter",
                    quantities.keySet().stream().map(String::valueOf).toList());
        }
    }

    private void add(int at, Column<?> column, String what, List<String> words) {
        FindingKind kind = LOOKED_AT.get(what);
        Set<String> known = context.known().get(what);
        if (kind == null || known == null) {
            return;
        }
        List<String> unknown =
                words.stream().filter(word -> !known.contains(word)).sorted().toList();
        if (unknown.isEmpty()) {
            return;
        }
        PolicyRow row = space.rows().get(at);
        String sentence = "Row `" + row.id() + "` names the " + what + (unknown.size() == 1 ? " `" : "s `")
                + String.join("`, `", unknown) + "`, which nothing else knows.";
        findings.add(new Finding(kind, row.id(), column.name(), sentence, question(at, column, unknown.getFirst())));
    }

    /** The row's question with the unknown word in it. */
    private Map<String, String> question(int at, Column<?> column, String word) {
        List<BitSet> box = space.box(at);
        if (box.stream().anyMatch(BitSet::isEmpty)) {
            return Map.of();
        }
        Map<String, String> words = space.question(box);
        if (column.isCondition()) {
            words.put(column.name(), word);
        }
        return words;
    }
}
