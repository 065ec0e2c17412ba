package io.plimsoll.rating;

import io.plimsoll.kernel.Quantity;
import java.util.List;

/** All units are priced at the tier that the total falls in, plus that tier's flat fee. */
public record VolumePrice(List<PriceTier> tiers, PriceFrame frame) implements Price {

    public VolumePrice {
        tiers = List.copyOf(tiers);
    }

    void rate(Quantity billable, RatingTerms terms, Tally tally) {
        UnitWords words = tally.words();
        Ladder.Step step = Ladder.stepOf(billable, tiers);
        PriceTier tier = step.tier();
        String range = tier.rangeInWords(step.bottom(), words);
        if (!billable.isZero()) {
            Quantity sold = tier.sold(billable);
            String units = "all " + words.units(billable) + tier.priceInWords(sold, words);
            tally.addUnits(units + " (" + range + ")", sold, tier.unitPrice());
        }
        if (tier.flatFee().signum() != 0 && (!billable.isZero() || terms.zeroUsageFirstFlatFee())) {
            tally.addAmount("flat fee for " + range, tier.flatFee());
        }
    }

    @Override
    public VolumePrice withFrame(PriceFrame other) {
        return new VolumePrice(tiers, other);
    }
}
