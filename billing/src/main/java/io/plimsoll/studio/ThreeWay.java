package io.plimsoll.studio;

import io.plimsoll.studio.Merge.Conflict;
import io.plimsoll.studio.Merge.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Joins two edits of one table. Pure. */
final class ThreeWay {

    private final Map<RowKey, Map<String, String>> base;
    private final Map<RowKey, Map<String, String>> theirs;
    private final Map<RowKey, Map<String, String>> mine;
    private final Map<RowKey, Map<String, String>> merged = new HashMap<>();
    private final Map<RowKey, List<Conflict>> clashes = new HashMap<>();
    private int byThem;

    private ThreeWay(List<Map<String, String>> base, List<Map<String, String>> theirs, List<Map<String, String>> mine) {
        this.base = RowKey.keyed(base);
        this.theirs = RowKey.keyed(theirs);
        this.mine = RowKey.keyed(mine);
    }

    /** @param base what both had seen */
    static Merge merge(
            List<Map<String, String>> base, List<Map<String, String>> theirs, List<Map<String, String>> mine) {
        return new ThreeWay(base, theirs, mine).merge();
    }

    private Merge merge() {
        Set<RowKey> all = new LinkedHashSet<>(mine.keySet());
        all.addAll(theirs.keySet());
        all.forEach(this::row);

        List<RowKey> before = common(base);
        List<RowKey> asTheirs = common(theirs);
        List<RowKey> asMine = common(mine);
        boolean iMoved = !asMine.equals(before);
        boolean theyMoved = !asTheirs.equals(before);
        byThem += theyMoved ? 1 : 0;
        List<RowKey> order = iMoved ? order(mine, theirs) : order(theirs, mine);
        boolean clash = iMoved && theyMoved && !asMine.equals(asTheirs);
        List<Integer> theirOrder =
                clash ? order(theirs, mine).stream().map(order::indexOf).toList() : null;

        List<Conflict> conflicts = new ArrayList<>();
        List<Map<String, String>> rows = new ArrayList<>();
        for (RowKey key : order) {
            for (Conflict found : clashes.getOrDefault(key, List.of())) {
                conflicts.add(new Conflict(
                        found.kind(),
                        rows.size(),
                        key.id(),
                        found.column(),
                        found.base(),
                        found.theirs(),
                        found.mine()));
            }
            rows.add(merged.getOrDefault(key, Map.of()));
        }
        return new Merge(rows, conflicts, theirOrder, byThem);
    }

    private void row(RowKey key) {
        Map<String, String> was = base.get(key);
        Map<String, String> their = theirs.get(key);
        Map<String, String> my = mine.get(key);
        if (their != null && my != null) {
            cells(key, was == null ? Map.of() : was, their, my);
        } else if (my != null) {
            alone(key, was, my, Kind.DELETED_BY_THEM);
        } else if (their != null) {
            alone(key, was, their, Kind.DELETED_BY_ME);
        }
    }

    /** A row that only one side has: new there, or deleted on the other. */
    private void alone(RowKey key, @Nullable Map<String, String> was, Map<String, String> now, Kind otherwise) {
        boolean theirs = otherwise == Kind.DELETED_BY_ME;
        if (was == null) {
            merged.put(key, now);
            byThem += theirs ? 1 : 0;
        } else if (!was.equals(now)) {
            merged.put(key, now);
            clashes.put(key, List.of(new Conflict(otherwise, 0, key.id(), "", "", "", "")));
        } else {
            byThem += theirs ? 0 : 1;
        }
    }

    private void cells(RowKey key, Map<String, String> was, Map<String, String> their, Map<String, String> my) {
        Map<String, String> row = new LinkedHashMap<>();
        List<Conflict> found = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>(my.keySet());
        columns.addAll(their.keySet());
        columns.addAll(was.keySet());
        for (String column : columns) {
            String before = was.getOrDefault(column, "");
            String theirCell = their.getOrDefault(column, "");
            String myCell = my.getOrDefault(column, "");
            String cell = myCell;
            if (myCell.equals(before) && !theirCell.equals(before)) {
                cell = theirCell;
                byThem++;
            } else if (!theirCell.equals(before) && !theirCell.equals(myCell)) {
                found.add(new Conflict(Kind.CELL, 0, key.id(), column, before, theirCell, myCell));
            }
            if (!cell.isEmpty()) {
                row.put(column, cell);
            }
        }
        merged.put(key, row);
        clashes.put(key, found);
    }

    /** The rows that all three have, in the order of one. */
    private List<RowKey> common(Map<RowKey, Map<String, String>> of) {
        return of.keySet().stream()
                .filter(base::containsKey)
                .filter(theirs::containsKey)
                .filter(mine::containsKey)
                .toList();
    }

    /** The merged rows in the order of {@code lead}; what only {@code other} has comes after the row it follows there. */
    private List<RowKey> order(Map<RowKey, Map<String, String>> lead, Map<RowKey, Map<String, String>> other) {
        List<RowKey> order = new ArrayList<>(
                lead.keySet().stream().filter(merged::containsKey).toList());
        int at = 0;
        for (RowKey key : other.keySet()) {
            if (merged.containsKey(key)) {
                int found = order.indexOf(key);
                if (found < 0) {
                    order.add(at, key);
                    found = at;
                }
                at = found + 1;
            }
        }
        return order;
    }
}
