package io.plimsoll.rules.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.rules.Answer;
import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.RuleBase;
import io.plimsoll.rules.table.Attribute;
import io.plimsoll.rules.table.PolicyTable;
import io.plimsoll.rules.table.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The linter against asking every question of small random tables one by one. */
class LinterProperties {

    private static final LintContext CONTEXT = new LintContext(SmallTables.KNOWN, Map.of(), null, null);

    private final long seed = Long.getLong("seed", 20_261_120L);
    private final SmallTables random = new SmallTables(new Random(seed));

    @Test
    void findsInReviewTablesWhatAskingEveryQuestionFinds() {
        compare(PolicySets.REVIEW, List.of(), 1_000);
    }

    @Test
    void findsInPlanTablesWhatAskingEveryQuestionFinds() {
        compare(PolicySets.PLAN, List.of(), 1_500);
    }

    @Test
    void findsInTierTablesWhatAskingEveryQuestionFinds() {
        compare(PolicySets.TIER, List.of(), 1_500);
    }

    @Test
    void findsInTablesWithAttributesWhatAskingEveryQuestionFinds() {
        compare(PolicySets.TERMS, SmallTables.ATTRIBUTES, 1_000);
    }

    private <Q, D> void compare(PolicySet<Q, D> set, List<Attribute> attributes, int tables) {
        System.out.println("seed " + seed);
        TableSchema schema = set.schema().with(attributes);
        BruteForce bruteForce = new BruteForce(set, schema);
        for (int i = 0; i < tables; i++) {
            List<Map<String, String>> rows = random.rows(schema);
            String what = "seed " + seed + ", table\n" + SmallTables.shown(rows) + "\n";
            List<Finding> findings = Linter.findings(set, schema, rows, CONTEXT);
            assertThat(kinds(findings)).as(what).doesNotContain(FindingKind.UNREADABLE_CELL);
            assertThat(kinds(findings).contains(FindingKind.GAVE_UP))
                    .as(what)
                    .isEqualTo(of(findings, FindingKind.GAP).size() == Gaps.LISTED_AT_MOST);
            BruteForce.Fates all = bruteForce.of(rows);
            assertThat(of(findings, FindingKind.GAP).isEmpty())
                    .as(what + findings)
                    .isEqualTo(!all.gap());
            assertThat(rowsOf(findings, FindingKind.OVERLAP, FindingKind.NEVER_MATCHES, FindingKind.CONTRADICTION))
                    .as(what + findings)
                    .isEqualTo(expected(set, rows, all));
            assertThat(kinds(findings).contains(FindingKind.LADDER_HOLE))
                    .as(what + findings)
                    .isEqualTo(all.mixesLadders());
            show(set, PolicyTable.of(schema, rows), findings, what);
        }
    }

    /** Rows that a UNIQUE table has beside an earlier one or never needs, or that decide nothing. */
    private static Set<String> expected(PolicySet<?, ?> set, List<Map<String, String>> rows, BruteForce.Fates all) {
        Set<String> ids = rows.stream()
                .map(row -> row.getOrDefault("row", ""))
                .filter(id -> !all.deciding().contains(id))
                // A ladder is reported by its first row.
                .filter(id -> !id.endsWith("b"))
                .collect(Collectors.toSet());
        if (set == PolicySets.PLAN) {
            ids.addAll(all.late());
        }
        return ids;
    }

    private static <Q, D> void show(PolicySet<Q, D> set, PolicyTable table, List<Finding> all, String what) {
        List<Finding> findings = all.stream()
                .filter(finding -> !finding.counterExample().isEmpty())
                .toList();
        List<Q> questions = findings.stream()
                .map(finding -> set.question(finding.counterExample()))
                .toList();
        List<Answer<D>> answers = RuleBase.compiled().answers(set, table, questions);
        for (int i = 0; i < answers.size(); i++) {
            shows(answers.get(i), findings.get(i), what);
        }
    }

    private static void shows(Answer<?> answer, Finding finding, String what) {
        String said = what + finding;
        switch (finding.kind()) {
            case GAP -> assertThat(answer.rowIds()).as(said).isEmpty();
            case OVERLAP -> {
                assertThat(answer.decision()).as(said).isNull();
                assertThat(answer.rowIds()).as(said).hasSizeGreaterThan(1).contains(finding.row());
            }
            case NEVER_MATCHES ->
                assertThat(answer.rowIds().getFirst()).as(said).isNotEqualTo(finding.row());
            case CONTRADICTION ->
                assertThat(answer.rowIds().equals(List.of(finding.row())))
                        .as(said)
                        .isFalse();
            case LADDER_HOLE -> assertThat(answer.rowIds()).as(said).hasSizeGreaterThan(2);
            default -> assertThat(said).isEqualTo("a kind that has a question");
        }
    }

    private static List<Finding> of(List<Finding> findings, FindingKind... kinds) {
        List<FindingKind> wanted = List.of(kinds);
        return findings.stream()
                .filter(finding -> wanted.contains(finding.kind()))
                .toList();
    }

    private static Set<String> rowsOf(List<Finding> findings, FindingKind... kinds) {
        return of(findings, kinds).stream().map(Finding::row).collect(Collectors.toSet());
    }

    private static List<FindingKind> kinds(List<Finding> findings) {
        return new ArrayList<>(findings.stream().map(Finding::kind).toList());
    }
}
