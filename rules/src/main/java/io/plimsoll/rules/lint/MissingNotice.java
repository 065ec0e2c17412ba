package io.plimsoll.rules.lint;

import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.Condition;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.PolicyTable;
import io.plimsoll.rules.table.TableSchema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds usage that is charged above the included units although no row of {@code threshold} tells the customer at 100 percent or
 * before, unless {@code grace} says that no notice is needed. Four tables make it together, so each of them is looked at with
 * the others as they are in force.
 */
final class MissingNotice {

    private static final Set<String> SETS = Set.of("plan", "tier", "threshold", "grace");
    private static final List<String> PRICES = List.of("unitPrice", "flatFee", "packagePrice");
    private static final BigDecimal ALL_INCLUDED = BigDecimal.valueOf(100);

    private final PolicySet<?, ?> set;
    private final LintContext context;
    private final Rows plans;
    private final Rows tiers;
    private final Rows thresholds;
    private final @Nullable Rows graces;

    private record Rows(TableSchema schema, List<PolicyRow> rows) {

        /** The rows that fit, whatever the question leaves open. */
        Stream<PolicyRow> fitting(Map<String, String> question, Set<String> columns) {
            return rows.stream().filter(row -> fits(row, question, columns));
        }

        private boolean fits(PolicyRow row, Map<String, String> question, Set<String> columns) {
            return schema.conditions().stream()
                    .filter(column -> columns.isEmpty() || columns.contains(column.name()))
                    .allMatch(column -> ((Condition) row.get(column)).acceptsWord(question.get(column.name())));
        }
    }

    private MissingNotice(
            PolicySet<?, ?> set, LintContext context, Rows plans, Rows tiers, Rows thresholds, @Nullable Rows graces) {
        this.set = set;
        this.context = context;
        this.plans = plans;
        this.tiers = tiers;
        this.thresholds = thresholds;
        this.graces = graces;
    }

    /** Nothing where one of the tables is not there; without {@code grace} a notice is always needed. */
    static List<Finding> findings(PolicySet<?, ?> set, TableSchema schema, List<PolicyRow> rows, LintContext context) {
        if (!SETS.contains(set.name())) {
            return List.of();
        }
        Map<String, Rows> tables = new LinkedHashMap<>();
        for (String name : SETS) {
            PolicyTable inForce = context.inForce().get(name);
            if (name.equals(set.name())) {
                tables.put(name, new Rows(schema, rows));
            } else if (inForce != null) {
                tables.put(name, new Rows(inForce.schema(), inForce.rows()));
            }
        }
        Rows plans = tables.get("plan");
        Rows tiers = tables.get("tier");
        Rows thresholds = tables.get("threshold");
        return plans == null || tiers == null || thresholds == null
                ? List.of()
                : new MissingNotice(set, context, plans, tiers, thresholds, tables.get("grace")).findings();
    }

    private List<Finding> findings() {
        Space space = Space.of(PolicySets.PLAN, plans.schema, plans.rows, context);
        List<Finding> findings = new ArrayList<>();
        for (int at = 0; at < plans.rows.size(); at++) {
            List<BitSet> box = space.box(at);
            if (box.stream().noneMatch(BitSet::isEmpty)) {
                look(plans.rows.get(at), space.question(box), findings);
            }
        }
        Set<List<Object>> said = new HashSet<>();
        findings.removeIf(finding -> !said.add(List.of(
                finding.row(),
                finding.counterExample().getOrDefault("plan", ""),
                finding.counterExample().getOrDefault("meter", finding.sentence()))));
        return findings;
    }

    private void look(PolicyRow plan, Map<String, String> usual, List<Finding> findings) {
        if (!(plan.values().get("included") instanceof Map<?, ?> included)) {
            return;
        }
        for (String name : words(plan, "plan", usual)) {
            for (Object meter : included.keySet()) {
                Map<String, String> question = new LinkedHashMap<>(usual);
                question.put("plan", name);
                question.put("meter", meter.toString());
                look(plan, question).ifPresent(findings::add);
            }
        }
    }

    private Optional<Finding> look(PolicyRow plan, Map<String, String> question) {
        Set<String> silent = new TreeSet<>();
        Map<String, String> first = new LinkedHashMap<>();
        PolicyRow charging = null;
        Rows priced = new Rows(
                tiers.schema, tiers.fitting(question, Set.of("plan", "meter")).toList());
        Rows telling = new Rows(
                thresholds.schema,
                thresholds
                        .fitting(question, Set.of("plan", "meter"))
                        .filter(MissingNotice::tellsInTime)
                        .toList());
        for (String segment : words(plan, "segment", question)) {
            question.put("segment", segment);
            for (String currency : words(plan, "currency", question)) {
                question.put("currency", currency);
                PolicyRow tier = priced.fitting(question, Set.of()).findFirst().orElse(null);
                if (tier != null
                        && charges(tier)
                        && telling.fitting(question, Set.of()).findAny().isEmpty()
                        && noticeIsNeeded(question)) {
                    silent.add(segment);
                    if (charging == null) {
                        charging = tier;
                        first.putAll(question);
                    }
                }
            }
        }
        return charging == null ? Optional.empty() : Optional.of(finding(plan, charging, first, silent));
    }

    /** As {@code grace} says of a first, small overage. */
    private boolean noticeIsNeeded(Map<String, String> question) {
        if (graces == null) {
            return true;
        }
        question.put("overagePercent", "1");
        question.put("earlierOverages", "0");
        return graces.fitting(question, Set.of())
                .findFirst()
                .filter(row -> row.cells().getOrDefault("notice", "").equals("NOT_NEEDED"))
                .isEmpty();
    }

    private Finding finding(PolicyRow plan, PolicyRow tier, Map<String, String> question, Set<String> segments) {
        String sentence =
                "Usage of `" + question.get("meter") + "` above what row `" + plan.id() + "` includes for the plan `"
                        + question.get("plan") + "` is charged (row `" + tier.id()
                        + "` of `tier`), but no row of `threshold` tells customers of "
                        + String.join(", ", segments) + " at 100 percent or before.";
        String row = switch (set.name()) {
            case "plan" -> plan.id();
            case "tier" -> tier.id();
            default -> "";
        };
        String column = set.name().equals("plan") ? "included" : set.name().equals("grace") ? "notice" : "meter";
        Map<String, String> asked = new LinkedHashMap<>();
        for (Column<?> condition : set.schema().conditions()) {
            String word = question.get(condition.name());
            if (word != null) {
                asked.put(condition.name(), word);
            }
        }
        return new Finding(FindingKind.MISSING_NOTICE, row, column, sentence, asked);
    }

    /** The words of a cell; where it is blank those that are known, or else the usual one. */
    private Set<String> words(PolicyRow row, String column, Map<String, String> usual) {
        if (row.values().get(column) instanceof AnyOf(List<String> words)) {
            return new TreeSet<>(words);
        }
        Set<String> known = context.known(column);
        return known.isEmpty() ? Set.of(usual.getOrDefault(column, "")) : new TreeSet<>(known);
    }

    private static boolean charges(PolicyRow tier) {
        return PRICES.stream()
                .map(tier.values()::get)
                .anyMatch(price -> price instanceof BigDecimal amount && amount.signum() > 0);
    }

    private static boolean tellsInTime(PolicyRow threshold) {
        @Nullable Object percent = threshold.values().get("percent");
        return percent instanceof BigDecimal share
                && share.compareTo(ALL_INCLUDED) <= 0
                && !threshold.cells().getOrDefault("audience", "").equals("SUCCESS");
    }
}
