package io.plimsoll.rules.tier;

import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.TableLaw;
import io.plimsoll.rules.table.TableLaw.Breach;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Each price model needs some of the number columns and leaves others blank. */
final class ModelLaw {

    private static final List<Column<?>> PARTS = List.of(
            TierColumns.UP_TO,
            TierColumns.UNIT_PRICE,
            TierColumns.FLAT_FEE,
            TierColumns.BLOCK_SIZE,
            TierColumns.PACKAGE_SIZE,
            TierColumns.PACKAGE_PRICE,
            TierColumns.FREE_UNITS,
            TierColumns.PARTIAL_PACKAGE);

    private ModelLaw() {}

    static TableLaw ofEachRow() {
        return TableLaw.ofEachRow(ModelLaw::breaches);
    }

    private static List<Breach> breaches(PolicyRow row) {
        String model = row.get(TierColumns.MODEL);
        List<Breach> breaches = new ArrayList<>();
        for (Column<?> part : PARTS) {
            boolean filled = row.find(part) != null;
            boolean needed = needed(model).contains(part.name());
            if (!filled && needed) {
                breaches.add(new Breach(row, part, part.type().expected() + ", because the model is " + model));
            }
            if (filled && !needed && !allowed(model).contains(part.name())) {
                breaches.add(new Breach(row, part, "a blank cell, because the model is " + model));
            }
        }
        boolean sloping = model.equals("GRADUATED") || model.equals("VOLUME");
        if (sloping && row.find(TierColumns.UNIT_PRICE) == null && row.find(TierColumns.FLAT_FEE) == null) {
            breaches.add(new Breach(
                    row, TierColumns.UNIT_PRICE, "a unit price or a flat fee, because the model is " + model));
        }
        BigDecimal minimum = row.find(TierColumns.MINIMUM);
        BigDecimal maximum = row.find(TierColumns.MAXIMUM);
        if (minimum != null && maximum != null && minimum.compareTo(maximum) > 0) {
            breaches.add(new Breach(row, TierColumns.MINIMUM, "a minimum that is not above the maximum"));
        }
        return breaches;
    }

    private static Set<String> needed(String model) {
        return switch (model) {
            case "FLAT", "STAIRSTEP" -> Set.of("flatFee");
            case "PER_UNIT" -> Set.of("unitPrice");
            case "PACKAGE" -> Set.of("packageSize", "packagePrice");
            default -> Set.of();
        };
    }

    private static Set<String> allowed(String model) {
        return switch (model) {
            case "GRADUATED", "VOLUME" -> Set.of("upTo", "unitPrice", "flatFee", "blockSize");
            case "STAIRSTEP" -> Set.of("upTo");
            case "PACKAGE" -> Set.of("freeUnits", "partialPackage");
            default -> Set.of();
        };
    }
}
