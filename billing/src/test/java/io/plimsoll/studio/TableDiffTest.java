package io.plimsoll.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.table.TableSchema;
import io.plimsoll.studio.TableDiff.Kind;
import io.plimsoll.studio.TableDiff.RowDiff;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableDiffTest {

    private static final TableSchema PLAN = PolicySets.PLAN.schema();
    private static final List<Map<String, String>> BEFORE =
            List.of(row("a", "1.00"), row("b", "2.00"), row("c", "3.00"), row("d", "4.00"));

    @Test
    void saysWhichRowsCameWentAndChanged() {
        TableDiff diff = TableDiff.of(
                PLAN, BEFORE, List.of(row("a", "1.00"), row("n", "9.00"), row("c", "3.50"), row("d", "4.00")));
        assertThat(diff.rows())
                .extracting(RowDiff::kind, RowDiff::row)
                .containsExactly(
                        tuple(Kind.SAME, "a"),
                        tuple(Kind.REMOVED, "b"),
                        tuple(Kind.ADDED, "n"),
                        tuple(Kind.CHANGED, "c"),
                        tuple(Kind.SAME, "d"));
        assertThat(diff.rows().get(3).changed()).containsExactly("baseFee");
        assertThat(diff.columns()).containsExactly("plan", "baseFee");
    }

    @Test
    void callsOnlyTheRowMovedThatSomebodyMoved() {
        TableDiff diff =
                TableDiff.of(PLAN, BEFORE, List.of(BEFORE.get(3), BEFORE.get(0), BEFORE.get(1), BEFORE.get(2)));
        assertThat(diff.rows())
                .filteredOn(RowDiff::moved)
                .extracting(RowDiff::row)
                .containsExactly("d");
        assertThat(diff.count(Kind.SAME)).isEqualTo(4);
        assertThat(diff.isEmpty()).isFalse();
    }

    @Test
    void comparesWhatCellsMean() {
        TableDiff diff = TableDiff.of(
                PLAN,
                List.of(Map.of("row", "a", "segment", "x; y", "baseFee", "1")),
                List.of(Map.of("row", "a", "segment", " x;y ", "baseFee", "1", "country", " ")));
        assertThat(diff.isEmpty()).isTrue();
        assertThat(TableDiff.of(PLAN, List.of(row("a", "=1")), List.of(row("a", "=2")))
                        .rows()
                        .getFirst()
                        .changed())
                .containsExactly("baseFee");
    }

    @Test
    void bearsEmptyTablesAndRowsWithoutAnId() {
        assertThat(TableDiff.of(PLAN, List.of(), List.of()).isEmpty()).isTrue();
        TableDiff diff = TableDiff.of(PLAN, List.of(Map.of("plan", "x")), List.of(Map.of("plan", "x"), Map.of()));
        assertThat(diff.count(Kind.ADDED)).isEqualTo(1);
    }

    @Test
    void comparesFiveThousandRowsTurnedAround() {
        List<Map<String, String>> rows =
                IntStream.range(0, 5_000).mapToObj(i -> row("r" + i, "1")).toList();
        TableDiff diff = TableDiff.of(PLAN, rows, rows.reversed());
        assertThat(diff.moved()).isEqualTo(4_999);
    }

    private static Map<String, String> row(String id, String fee) {
        return Map.of("row", id, "plan", "p", "baseFee", fee);
    }
}
