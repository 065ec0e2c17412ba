package io.plimsoll.studio;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two edits of one table joined: what only one side changed is taken, what both changed differently is a conflict, in which
 * {@code mine} stands in the rows until someone chooses.
 *
 * @param rows in order, with rows that one side deleted and the other changed still there
 * @param conflicts by row and column; none when both edits go together
 * @param theirOrder indexes into {@code rows} in the other side's order; null unless both sides moved rows differently
 * @param byThem how many cells, rows and moves came from the other side
 */
public record Merge(
        List<Map<String, String>> rows,
        List<Conflict> conflicts,
        @Nullable List<Integer> theirOrder,
        int byThem) {

    public Merge {
        rows = List.copyOf(rows);
        conflicts = List.copyOf(conflicts);
    }

    /** What clashes. */
    public enum Kind {
        /** Both changed the cell. */
        CELL,
        /** I deleted the row, they changed it. */
        DELETED_BY_ME,
        /** They deleted the row, I changed it. */
        DELETED_BY_THEM
    }

    /**
     * One thing to choose.
     *
     * @param index of the row in {@link Merge#rows}
     * @param row the row's id, may be blank in a draft
     * @param column empty when the whole row clashes
     * @param base the cell's text as both had seen it; empty for a blank cell
     */
    public record Conflict(Kind kind, int index, String row, String column, String base, String theirs, String mine) {}
}
