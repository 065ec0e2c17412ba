package io.plimsoll.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plimsoll.studio.Merge.Conflict;
import io.plimsoll.studio.Merge.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class ThreeWayTest {

    private static final List<Map<String, String>> BASE = List.of(row("a", "1"), row("b", "2"), row("c", "3"));

    @Test
    void takesWhatOnlyOneSideChanged() {
        Merge merge = ThreeWay.merge(
                BASE,
                List.of(row("a", "1"), row("b", "20"), row("c", "3"), row("d", "4")),
                List.of(row("a", "10"), row("b", "2"), row("x", "9"), row("c", "3")));
        assertThat(merge.conflicts()).isEmpty();
        assertThat(merge.theirOrder()).isNull();
        assertThat(merge.byThem()).isEqualTo(2);
        assertThat(merge.rows())
                .containsExactly(row("a", "10"), row("b", "20"), row("x", "9"), row("c", "3"), row("d", "4"));
    }

    @Test
    void callsTheSameCellChangedTwiceAConflictAndLetsMineStand() {
        Merge merge = ThreeWay.merge(BASE, List.of(row("a", "11"), BASE.get(1)), List.of(row("a", "12"), BASE.get(1)));
        assertThat(merge.conflicts()).containsExactly(new Conflict(Kind.CELL, 0, "a", "fee", "1", "11", "12"));
        assertThat(merge.rows()).containsExactly(row("a", "12"), row("b", "2"));
    }

    @Test
    void takesTheSameChangeOnBothSidesOnce() {
        List<Map<String, String>> both = List.of(row("c", "3"), row("a", "7"), row("n", "5"));
        Merge merge = ThreeWay.merge(BASE, both, both);
        assertThat(merge.conflicts()).isEmpty();
        assertThat(merge.theirOrder()).isNull();
        assertThat(merge.rows()).isEqualTo(both);
    }

    @Test
    void keepsARowThatOneDeletedAndTheOtherChanged() {
        Merge merge =
                ThreeWay.merge(BASE, List.of(row("a", "1"), row("c", "33")), List.of(row("a", "1"), row("b", "22")));
        assertThat(merge.conflicts())
                .extracting(Conflict::kind, Conflict::row)
                .containsExactlyInAnyOrder(tuple(Kind.DELETED_BY_THEM, "b"), tuple(Kind.DELETED_BY_ME, "c"));
        assertThat(merge.rows()).containsExactlyInAnyOrder(row("a", "1"), row("b", "22"), row("c", "33"));
    }

    @Test
    void takesTheOrderOfTheOneSideThatMovedRows() {
        List<Map<String, String>> moved = List.of(BASE.get(2), BASE.get(0), BASE.get(1));
        assertThat(ThreeWay.merge(BASE, moved, BASE).rows()).isEqualTo(moved);
        assertThat(ThreeWay.merge(BASE, BASE, moved).rows()).isEqualTo(moved);
    }

    @Test
    void asksWhoseOrderCountsWhenBothMovedRows() {
        List<Map<String, String>> theirs = List.of(BASE.get(2), BASE.get(0), BASE.get(1));
        List<Map<String, String>> mine = List.of(BASE.get(1), BASE.get(0), BASE.get(2));
        Merge merge = ThreeWay.merge(BASE, theirs, mine);
        assertThat(merge.rows()).isEqualTo(mine);
        assertThat(merge.theirOrder()).containsExactly(2, 1, 0);
    }

    @Test
    void bearsRowsWithoutAnIdOrWithTheSameId() {
        List<Map<String, String>> base = List.of(Map.of("fee", "1"), Map.of("fee", "2"), row("a", "3"), row("a", "4"));
        List<Map<String, String>> theirs =
                List.of(Map.of("fee", "1"), Map.of("fee", "2"), row("a", "3"), row("a", "5"));
        List<Map<String, String>> mine = List.of(Map.of("fee", "9"), Map.of("fee", "2"), row("a", "3"), row("a", "4"));
        Merge merge = ThreeWay.merge(base, theirs, mine);
        assertThat(merge.conflicts()).isEmpty();
        assertThat(merge.rows()).containsExactly(Map.of("fee", "9"), Map.of("fee", "2"), row("a", "3"), row("a", "5"));
    }

    @Test
    void losesNothingThatEitherSideWrote() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20260601);
        for (int round = 0; round < 2_000; round++) {
            List<Map<String, String>> base = edited(List.of(), random, "b" + round);
            List<Map<String, String>> theirs = edited(base, random, "t" + round);
            List<Map<String, String>> mine = edited(base, random, "m" + round);
            Merge merge = ThreeWay.merge(base, theirs, mine);
            String found = merge.toString();
            for (List<Map<String, String>> side : List.of(theirs, mine)) {
                side.stream()
                        .filter(row -> !base.contains(row))
                        .forEach(row -> assertThat(found).contains("=" + row.get("fee")));
            }
            assertThat(ThreeWay.merge(base, base, mine).rows()).isEqualTo(mine);
            assertThat(ThreeWay.merge(base, theirs, base).rows()).isEqualTo(theirs);
            assertThat(merge.conflicts())
                    .allSatisfy(conflict ->
                            assertThat(merge.rows().get(conflict.index())).containsEntry("row", conflict.row()));
        }
    }

    /** Some rows changed, deleted, moved and added; each new cell holds a text of its own. */
    private static List<Map<String, String>> edited(
            List<Map<String, String>> from, RandomGenerator random, String mark) {
        List<Map<String, String>> rows = new ArrayList<>(from);
        for (int edit = 0; edit < 4; edit++) {
            int kind = rows.isEmpty() ? 0 : random.nextInt(4);
            int at = rows.isEmpty() ? 0 : random.nextInt(rows.size());
            switch (kind) {
                case 0 -> rows.add(at, row(mark + "-" + edit, mark + ":" + edit));
                case 1 -> rows.set(at, row(rows.get(at).getOrDefault("row", ""), mark + ":" + edit));
                case 2 -> rows.add(rows.remove(at));
                default -> rows.remove(at);
            }
        }
        return rows;
    }

    private static Map<String, String> row(String id, String fee) {
        return Map.of("row", id, "fee", fee);
    }
}
