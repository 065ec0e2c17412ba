package io.plimsoll.rules.lint;

import io.plimsoll.rules.HitPolicy;
import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.TableSchema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What small tables do with every question there is, found by asking each; reads cells as a person would. */
final class BruteForce {

    private final PolicySet<?, ?> set;
    private final List<String> columns;
    private final List<Map<String, String>> questions;

    /** Which questions a cell accepts, by column and cell. */
    private final Map<List<String>, BitSet> accepted = new HashMap<>();

    BruteForce(PolicySet<?, ?> set, TableSchema schema) {
        this.set = set;
        this.columns = schema.conditions().stream().map(Column::name).toList();
        this.questions = SmallTables.questions(schema);
    }

    /**
     * What became of all questions.
     *
     * @param gap whether one has no answer
     * @param deciding rows that decide a question, alone or with others
     * @param late rows that fit a question which a row above fits too
     * @param mixesLadders whether rows that ask differently are taken for the steps of one ladder
     */
    record Fates(boolean gap, Set<String> deciding, Set<String> late, boolean mixesLadders) {}

    Fates of(List<Map<String, String>> rows) {
        List<BitSet> fits = rows.stream().map(row -> fitting(row, columns)).toList();
        BitSet spoken = new BitSet();
        rows.forEach(row -> spoken.or(fitting(row, List.of("plan", "meter"))));
        boolean gap = false;
        boolean mixesLadders = false;
        Set<String> deciding = new HashSet<>();
        Set<String> late = new HashSet<>();
        for (int question = 0; question < questions.size(); question++) {
            List<Map<String, String>> fitting = new ArrayList<>();
            for (int row = 0; row < rows.size(); row++) {
                if (fits.get(row).get(question)) {
                    fitting.add(rows.get(row));
                }
            }
            if (fitting.isEmpty()) {
                // A meter that no row prices on a plan is not forgotten.
                boolean asked = !set.name().equals("tier") || spoken.get(question);
                gap |= asked && !questions.get(question).containsValue(SmallTables.TOMORROW);
                continue;
            }
            fitting.stream().skip(1).forEach(row -> late.add(text(row, "row")));
            List<Map<String, String>> chosen = chosen(fitting);
            chosen.forEach(row -> deciding.add(text(row, "row")));
            mixesLadders |= set.name().equals("tier") && chosen.size() > 1 && asksDifferently(chosen);
        }
        return new Fates(gap, deciding, late, mixesLadders);
    }

    private List<Map<String, String>> chosen(List<Map<String, String>> fitting) {
        Map<String, String> first = fitting.getFirst();
        if (set.hitPolicy() != HitPolicy.FIRST) {
            return fitting;
        }
        return text(first, "model").equals("GRADUATED")
                ? fitting.stream()
                        .filter(row -> text(row, "price").equals(text(first, "price")))
                        .toList()
                : List.of(first);
    }

    private boolean asksDifferently(List<Map<String, String>> rows) {
        return rows.stream()
                        .map(row -> columns.stream()
                                .map(column -> text(row, column))
                                .toList())
                        .distinct()
                        .count()
                > 1;
    }

    private BitSet fitting(Map<String, String> row, List<String> asked) {
        BitSet fitting = new BitSet();
        fitting.set(0, questions.size());
        asked.forEach(column ->
                fitting.and(accepted.computeIfAbsent(List.of(column, text(row, column)), this::questionsAccepted)));
        return fitting;
    }

    private BitSet questionsAccepted(List<String> columnAndCell) {
        BitSet accepted = new BitSet();
        for (int question = 0; question < questions.size(); question++) {
            accepted.set(
                    question,
                    accepts(columnAndCell.getLast(), questions.get(question).get(columnAndCell.getFirst())));
        }
        return accepted;
    }

    private static boolean accepts(String cell, @Nullable String asked) {
        if (cell.isEmpty() || asked == null) {
            return cell.isEmpty();
        }
        if (asked.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return holds(cell, asked, String::compareTo);
        }
        return asked.matches("-?[0-9.]+")
                ? holds(cell, asked, Comparator.comparing(BigDecimal::new))
                : SmallTables.wordsOf(cell).contains(asked);
    }

    private static boolean holds(String range, String value, Comparator<String> order) {
        if (range.startsWith(">") || range.startsWith("<")) {
            int side = order.compare(value, range.substring(1));
            return range.startsWith(">") ? side > 0 : side < 0;
        }
        if (!range.contains("..")) {
            return order.compare(value, range) == 0;
        }
        String low = range.substring(0, range.indexOf(".."));
        String high = range.substring(range.indexOf("..") + 2);
        return (low.isEmpty() || order.compare(value, low) >= 0) && (high.isEmpty() || order.compare(value, high) <= 0);
    }

    private static String text(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
