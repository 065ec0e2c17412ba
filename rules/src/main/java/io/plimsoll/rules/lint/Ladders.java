package io.plimsoll.rules.lint;

import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.TableSchema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong between the rows of one price in the {@code tier} table, where a row is a step of a ladder. */
final class Ladders {

    private static final Set<String> TIERED = Set.of("GRADUATED", "VOLUME", "STAIRSTEP");

    private final Space space;
    private final Budget budget;
    private final List<Finding> findings = new ArrayList<>();

    /** Positions of rows of one price that ask the same, in order. */
    private final List<List<Integer>> ladders;

    Ladders(Space space, Budget budget) {
        this.space = space;
        this.budget = budget;
        Map<Object, List<Integer>> named = new LinkedHashMap<>();
        for (int at = 0; at < space.rows().size(); at++) {
            PolicyRow row = space.rows().get(at);
            named.computeIfAbsent(List.of(price(row), Conditions.of(space.schema(), row)), none -> new ArrayList<>())
                    .add(at);
        }
        this.ladders = List.copyOf(named.values());
    }

    static boolean areIn(PolicySet<?, ?> set) {
        return set == PolicySets.TIER;
    }

    /** Equal for the rows of one ladder, else different for each row. */
    static Object nameOf(PolicySet<?, ?> set, TableSchema schema, PolicyRow row) {
        return isStep(set, row) ? List.of(price(row), Conditions.of(schema, row)) : row.position();
    }

    /** Whether the one, being topmost, brings in the other as a step of its price. */
    static boolean bringsIn(PolicySet<?, ?> set, PolicyRow top, PolicyRow other) {
        return isStep(set, top) && price(top).equals(price(other));
    }

    List<Finding> findings() {
        for (int at = 0; at < ladders.size(); at++) {
            for (int above = 0; above < at; above++) {
                lookBetween(ladders.get(above), ladders.get(at));
            }
            lookForDrops(ladders.get(at));
        }
        return findings;
    }

    /** A question that the row's ladder answers; empty when rows above answer all that it fits. */
    Optional<Map<String, String>> questionOf(String rowId) {
        for (int row = 0; row < space.rows().size(); row++) {
            if (space.rows().get(row).id().equals(rowId)) {
                return questionOf(row);
            }
        }
        return Optional.empty();
    }

    private Optional<Map<String, String>> questionOf(int row) {
        return question(
                space.box(row),
                top -> top == row
                        || bringsIn(
                                PolicySets.TIER,
                                space.rows().get(top),
                                space.rows().get(row)));
    }

    /** Two ladders of one price that fit one question would be climbed as one, and that has steps twice. */
    private void lookBetween(List<Integer> one, List<Integer> other) {
        PolicyRow above = space.rows().get(one.getFirst());
        PolicyRow row = space.rows().get(other.getFirst());
        if (!price(above).equals(price(row))
                || !(isTiered(above) || isTiered(row))
                || !space.intersect(space.box(one.getFirst()), other.getFirst())) {
            return;
        }
        List<BitSet> both = space.intersection(space.box(one.getFirst()), other.getFirst());
        question(
                        both,
                        top -> isTiered(space.rows().get(top))
                                && price(space.rows().get(top)).equals(price(row)))
                .ifPresent(question -> findings.add(new Finding(
                        FindingKind.LADDER_HOLE,
                        row.id(),
                        Saying.firstDifference(space.schema(), above, row),
                        "Rows `" + above.id() + "` and `" + row.id() + "` of the price `" + price(row)
                                + "` fit the same usage, so its tiers would stand twice: " + Saying.question(question)
                                + ".",
                        question)));
    }

    private void lookForDrops(List<Integer> ladder) {
        List<PolicyRow> rows = ladder.stream().map(space.rows()::get).toList();
        List<VolumeDrop> drops = VolumeDrop.of(PolicySets.TIER.decision(rows));
        if (!drops.isEmpty()) {
            questionOf(ladder.getFirst())
                    .ifPresent(question -> drops.forEach(drop -> findings.add(dropped(rows, drop, question))));
        }
    }

    private static Finding dropped(List<PolicyRow> ladder, VolumeDrop drop, Map<String, String> question) {
        PolicyRow row = ladder.get(drop.tier());
        String currency = question.containsKey("currency") ? " " + question.get("currency") : "";
        String amount = plain(drop.amount()) + currency;
        BigDecimal again = drop.again();
        String until = again == null
                ? "no greater quantity costs as much again"
                : "it costs as much again not before " + (drop.exactly() ? "" : "about ") + plain(again) + " units";
        String sentence = "More units cost less with the price `" + price(row) + "`: " + plain(drop.units())
                + " units cost " + amount + ", but " + plain(drop.moreUnits()) + " cost " + plain(drop.lessAmount())
                + currency + "; " + until + ".";
        String column = row.cells().containsKey("unitPrice") ? "unitPrice" : "flatFee";
        return new Finding(FindingKind.VOLUME_PRICE_DROPS, row.id(), column, sentence, question);
    }

    private Optional<Map<String, String>> question(List<BitSet> box, IntPredicate wanted) {
        if (box.stream().anyMatch(BitSet::isEmpty)) {
            return Optional.empty();
        }
        BitSet rows = new BitSet();
        for (int row = 0; row < space.rows().size(); row++) {
            if (space.intersect(box, row)) {
                rows.set(row);
            }
        }
        @Nullable List<BitSet> part = new Topmost(space, budget, box, wanted).find(rows);
        return Optional.ofNullable(part).map(space::question);
    }

    private static boolean isStep(PolicySet<?, ?> set, PolicyRow row) {
        return areIn(set) && isTiered(row);
    }

    private static boolean isTiered(PolicyRow row) {
        return TIERED.contains(row.cells().getOrDefault("model", ""));
    }

    private static String price(PolicyRow row) {
        return row.cells().getOrDefault("price", "");
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
