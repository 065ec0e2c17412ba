package io.plimsoll.rating;

import io.plimsoll.kernel.Quantity;
import java.util.List;

/** Each slice of the quantity is priced at its own tier; every tier that is reached adds its flat fee. */
public record GraduatedPrice(List<PriceTier> tiers, PriceFrame frame) implements Price {

    public GraduatedPrice {
        tiers = List.copyOf(tiers);
    }

    void rate(Quantity billable, RatingTerms terms, Tally tally) {
        if (!billable.isZero()) {
            rateBetween(Quantity.ZERO, billable, tally);
        } else if (terms.zeroUsageFirstFlatFee()) {
            addFlatFee(tiers.getFirst(), Quantity.ZERO, tally);
        }
    }

    /**
     * What the units after {@code from} up to {@code to} add: a flat fee is due where a tier is first reached, a block where
     * it is first begun. So 0 to a and a to b together cost what 0 to b does.
     */
    void rateBetween(Quantity from, Quantity to, Tally tally) {
        Quantity bottom = Quantity.ZERO;
        for (PriceTier tier : tiers) {
            if (to.compareTo(bottom) > 0 && tier.reachesPast(from)) {
                Quantity before = tier.unitsOf(from, bottom);
                Quantity units = tier.unitsOf(to, bottom);
                if (from.compareTo(bottom) <= 0) {
                    addFlatFee(tier, bottom, tally);
                }
                addSlice(tier, bottom, before, units, tally);
            }
            bottom = tier.upTo() == null ? bottom : tier.upTo();
        }
    }

    private static void addSlice(PriceTier tier, Quantity bottom, Quantity before, Quantity units, Tally tally) {
        UnitWords words = tally.words();
        Quantity sold = tier.sold(units).minus(tier.sold(before));
        String slice = (bottom.isZero() && before.isZero() ? "first " : "next ") + words.units(units.minus(before));
        tally.addUnits(slice + tier.priceInWords(sold, words), sold, tier.unitPrice());
    }

    private static void addFlatFee(PriceTier tier, Quantity bottom, Tally tally) {
        if (tier.flatFee().signum() != 0) {
            tally.addAmount("flat fee for " + tier.rangeInWords(bottom, tally.words()), tier.flatFee());
        }
    }

    @Override
    public GraduatedPrice withFrame(PriceFrame other) {
        return new GraduatedPrice(tiers, other);
    }
}
