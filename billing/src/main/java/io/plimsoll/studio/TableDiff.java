package io.plimsoll.studio;

import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.TableSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one table differs from another. Pure. Rows are recognised by their id, cells compared by what they mean: {@code a;b} is
 * {@code a; b}.
 *
 * @param rows of the later table in its order, with those removed where they stood
 * @param columns filled in either table, in the schema's order
 */
public record TableDiff(List<RowDiff> rows, List<String> columns) {

    /** What became of a row. */
    public enum Kind {
        SAME,
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * One row.
     *
     * @param moved whether it stands elsewhere among the rows that both tables have
     * @param from its cells in the earlier table; empty for a new row
     * @param to its cells in the later table; empty for a removed row
     * @param changed the columns whose cells differ; none for new and removed rows
     */
    public record RowDiff(
            Kind kind,
            String row,
            boolean moved,
            Map<String, String> from,
            Map<String, String> to,
            Set<String> changed) {

        public boolean isDifferent() {
            return kind != Kind.SAME || moved;
        }
    }

    public static TableDiff of(TableSchema schema, List<Map<String, String>> from, List<Map<String, String>> to) {
        Map<RowKey, Map<String, String>> before = RowKey.keyed(canonical(schema, from));
        Map<RowKey, Map<String, String>> after = RowKey.keyed(canonical(schema, to));
        Set<RowKey> kept = StableRows.of(before.keySet(), after.keySet());
        List<RowDiff> rows = new ArrayList<>();
        Map<RowKey, Integer> places = new HashMap<>();
        after.forEach((key, cells) -> {
            places.put(key, rows.size());
            rows.add(row(key, before.get(key), cells, kept));
        });
        int at = 0;
        int removed = 0;
        for (Map.Entry<RowKey, Map<String, String>> row : before.entrySet()) {
            Integer place = places.get(row.getKey());
            if (place == null) {
                RowDiff gone = new RowDiff(Kind.REMOVED, row.getKey().id(), false, row.getValue(), Map.of(), Set.of());
                rows.add(at + removed, gone);
                removed++;
            } else if (kept.contains(row.getKey())) {
                at = place + 1;
            }
        }
        return new TableDiff(List.copyOf(rows), columns(schema, rows));
    }

    public long count(Kind kind) {
        return rows.stream().filter(row -> row.kind() == kind).count();
    }

    public long moved() {
        return rows.stream().filter(RowDiff::moved).count();
    }

    public boolean isEmpty() {
        return rows.stream().noneMatch(RowDiff::isDifferent);
    }

    private static RowDiff row(
            RowKey key, @Nullable Map<String, String> was, Map<String, String> is, Set<RowKey> kept) {
        if (was == null) {
            return new RowDiff(Kind.ADDED, key.id(), false, Map.of(), is, Set.of());
        }
        Set<String> changed = new LinkedHashSet<>();
        for (String column : union(was.keySet(), is.keySet())) {
            if (!was.getOrDefault(column, "").equals(is.getOrDefault(column, ""))) {
                changed.add(column);
            }
        }
        return new RowDiff(
                changed.isEmpty() ? Kind.SAME : Kind.CHANGED, key.id(), !kept.contains(key), was, is, changed);
    }

    private static List<String> columns(TableSchema schema, List<RowDiff> rows) {
        return schema.columns().stream()
                .map(Column::name)
                .filter(name -> rows.stream()
                        .anyMatch(
                                row -> row.from().containsKey(name) || row.to().containsKey(name)))
                .toList();
    }

    private static List<Map<String, String>> canonical(TableSchema schema, List<Map<String, String>> rows) {
        List<Map<String, String>> canonical = new ArrayList<>(rows.size());
        for (Map<String, String> row : rows) {
            Map<String, String> cells = new LinkedHashMap<>(row);
            schema.columns()
                    .forEach(column ->
                            cells.computeIfPresent(column.name(), (name, text) -> canonical(column, text.strip())));
            cells.values().removeIf(String::isEmpty);
            canonical.add(cells);
        }
        return canonical;
    }

    private static <T> String canonical(Column<T> column, String text) {
        try {
            return text.isEmpty() ? text : column.type().write(column.type().read(text));
        } catch (IllegalArgumentException unreadable) {
            return text;
        }
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> union = new LinkedHashSet<>(one);
        union.addAll(other);
        return union;
    }
}
