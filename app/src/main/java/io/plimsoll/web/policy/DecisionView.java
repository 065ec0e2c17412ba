package io.plimsoll.web.policy;

import io.plimsoll.policy.ExplainedDecision;
import io.plimsoll.rules.WhyNot;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.PolicyTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An answer as a page draws it: the table with the deciding rows lit and, in each row above them, the cell that did not fit.
 * Of a long table only the rows around the deciding ones are drawn.
 *
 * @param lines rows, and in place of rows left out how many there are
 * @param failed how many rows each column kept out, in column order
 * @param shortened whether rows are left out
 */
record DecisionView(
        List<Fact> question,
        List<PolicyGrid.Head> columns,
        List<Line> lines,
        List<String> rowIds,
        List<Fact> outcome,
        Map<String, Long> failed,
        boolean shortened,
        int rows) {

    private static final int SHOWN_WHOLE_AT_MOST = 60;
    private static final int NEIGHBOURS = 4;

    /** A value of the question or of the answer. */
    public record Fact(String name, String says, @Nullable String value) {}

    /** @param left how many rows are left out here; 0 for a row */
    public record Line(int left, String id, boolean lit, List<Cell> cells) {}

    /** @param asked what the question held against the cell, where it did not fit; else null */
    public record Cell(
            String text,
            boolean numeric,
            boolean failed,
            @Nullable String asked) {}

    /** @param whole whether every row is drawn */
    static DecisionView of(ExplainedDecision of, boolean whole) {
        PolicyTable table = of.table();
        PolicyGrid grid = PolicyGrid.of(table);
        Map<String, WhyNot> whyNot =
                of.whyNot().stream().collect(Collectors.toMap(WhyNot::rowId, Function.identity(), (a, b) -> a));
        TreeSet<Integer> shown = shown(table, of.rowIds(), whole);
        List<Line> lines = new ArrayList<>();
        int next = 0;
        for (int index : shown) {
            left(lines, index - next);
            lines.add(line(grid, grid.rows().get(index), of.rowIds(), whyNot));
            next = index + 1;
        }
        left(lines, grid.rows().size() - next);
        return new DecisionView(
                question(of),
                grid.columns(),
                lines,
                of.rowIds(),
                outcome(of),
                failed(of),
                shown.size() < grid.rows().size(),
                grid.rows().size());
    }

    private static void left(List<Line> lines, int rows) {
        if (rows > 0) {
            lines.add(new Line(rows, "", false, List.of()));
        }
    }

    private static TreeSet<Integer> shown(PolicyTable table, List<String> rowIds, boolean whole) {
        int rows = table.rows().size();
        TreeSet<Integer> shown = new TreeSet<>();
        if (whole || rows <= SHOWN_WHOLE_AT_MOST) {
            IntStream.range(0, rows).forEach(shown::add);
            return shown;
        }
        IntStream.range(0, Math.min(NEIGHBOURS, rows)).forEach(shown::add);
        for (PolicyRow row : table.rows()) {
            if (rowIds.contains(row.id())) {
                int index = row.position() - 1;
                IntStream.range(Math.max(0, index - NEIGHBOURS), Math.min(rows, index + NEIGHBOURS + 1))
                        .forEach(shown::add);
            }
        }
        return shown;
    }

    private static Line line(PolicyGrid grid, PolicyGrid.Line row, List<String> rowIds, Map<String, WhyNot> whyNot) {
        WhyNot reason = whyNot.get(row.id());
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < row.cells().size(); i++) {
            PolicyGrid.Cell cell = row.cells().get(i);
            cells.add(
                    reason != null
                                    && reason.column()
                                            .equals(grid.columns().get(i).name())
                            ? new Cell(cell.text(), cell.numeric(), true, reason.asked())
                            : new Cell(cell.text(), cell.numeric(), false, null));
        }
        return new Line(0, row.id(), rowIds.contains(row.id()), cells);
    }

    private static List<Fact> question(ExplainedDecision of) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        for (Column<?> column : of.table().schema().conditions()) {
            facts.put(
                    column.name(),
                    new Fact(column.name(), column.says(), of.question().get(column.name())));
        }
        of.question().forEach((name, value) -> facts.putIfAbsent(name, new Fact(name, "", value)));
        return List.copyOf(facts.values());
    }

    /** What the first deciding row answers; a ladder's other rows are lit in the table. */
    private static List<Fact> outcome(ExplainedDecision of) {
        return of.rowIds().stream()
                .findFirst()
                .flatMap(of.table()::row)
                .map(row -> of.table().schema().outcomes().stream()
                        .filter(column -> row.cells().containsKey(column.name()))
                        .map(column -> new Fact(
                                column.name(), column.says(), row.cells().get(column.name())))
                        .toList())
                .orElse(List.of());
    }

    private static Map<String, Long> failed(ExplainedDecision of) {
        Map<String, Long> counts = new LinkedHashMap<>();
        of.table().schema().conditions().forEach(column -> {
            long rows = of.whyNot().stream()
                    .filter(reason -> reason.column().equals(column.name()))
                    .count();
            if (rows > 0) {
                counts.put(column.name(), rows);
            }
        });
        return counts;
    }
}
