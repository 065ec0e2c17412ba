package io.plimsoll.rules.tier;

import io.plimsoll.rules.table.Attribute;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.TableLaw;
import io.plimsoll.rules.table.TableLaw.Breach;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rows of one price with the same conditions are one ladder: one model, each tier ending above the one before, the last
 * without an end, and the price's own minimum, maximum and discount on the first row alone.
 */
public final class LadderLaw implements TableLaw {

    private static final Set<String> TIERED = Set.of("GRADUATED", "VOLUME", "STAIRSTEP");

    LadderLaw() {}

    @Override
    public List<Breach> breaches(List<PolicyRow> rows) {
        Map<List<String>, List<PolicyRow>> ladders = new LinkedHashMap<>();
        for (PolicyRow row : rows) {
            ladders.computeIfAbsent(conditionsOf(row), none -> new ArrayList<>())
                    .add(row);
        }
        return ladders.values().stream().flatMap(LadderLaw::breachesOf).toList();
    }

    private static List<String> conditionsOf(PolicyRow row) {
        Stream<String> own = Stream.concat(Stream.of(TierColumns.PRICE), TierColumns.SCHEMA.conditions().stream())
                .map(column -> row.cells().getOrDefault(column.name(), ""));
        Stream<String> attributes = row.cells().entrySet().stream()
                .filter(cell -> Attribute.isName(cell.getKey()))
                .map(Map.Entry::toString);
        return Stream.concat(own, attributes).toList();
    }

    private static Stream<Breach> breachesOf(List<PolicyRow> ladder) {
        List<Breach> breaches = new ArrayList<>();
        String model = ladder.getFirst().get(TierColumns.MODEL);
        BigDecimal below = BigDecimal.ZERO;
        for (PolicyRow row : ladder) {
            boolean last = row.equals(ladder.getLast());
            BigDecimal upTo = row.find(TierColumns.UP_TO);
            if (!row.get(TierColumns.MODEL).equals(model)) {
                breaches.add(new Breach(row, TierColumns.MODEL, model + " as on the price's first row"));
            } else if (!TIERED.contains(model) && !last) {
                breaches.add(
                        new Breach(row, TierColumns.MODEL, "a tiered model, because another row of the price follows"));
            } else if (last && upTo != null) {
                breaches.add(new Breach(row, TierColumns.UP_TO, "a blank cell on the last tier of the price"));
            } else if (!last && upTo == null) {
                breaches.add(new Breach(row, TierColumns.UP_TO, "the tier's last unit, because another tier follows"));
            } else if (upTo != null && upTo.compareTo(below) <= 0) {
                breaches.add(new Breach(
                        row, TierColumns.UP_TO, "more than " + below.toPlainString() + ", where the tier before ends"));
            }
            if (upTo != null) {
                below = upTo;
            }
            if (!row.equals(ladder.getFirst())) {
                Stream.of(TierColumns.MINIMUM, TierColumns.MAXIMUM, TierColumns.DISCOUNT_PERCENT)
                        .filter(column -> row.find(column) != null)
                        .forEach(column -> breaches.add(
                                new Breach(row, column, "a blank cell, because it belongs on the price's first row")));
            }
        }
        return breaches.stream();
    }
}
