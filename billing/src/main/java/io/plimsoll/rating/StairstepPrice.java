package io.plimsoll.rating;

import io.plimsoll.kernel.Quantity;
import java.util.List;

/** One fee, that of the tier the total falls in. */
public record StairstepPrice(List<PriceTier> tiers, PriceFrame frame) implements Price {

    public StairstepPrice {
        tiers = List.copyOf(tiers);
    }

    void rate(Quantity billable, RatingTerms terms, Tally tally) {
        if (!billable.isZero() || terms.zeroUsageFirstFlatFee()) {
            Ladder.Step step = Ladder.stepOf(billable, tiers);
            String range = step.tier().rangeInWords(step.bottom(), tally.words());
            tally.addAmount("fee for " + range, step.tier().flatFee());
        }
    }

    @Override
    public StairstepPrice withFrame(PriceFrame other) {
        return new StairstepPrice(tiers, other);
    }
}
