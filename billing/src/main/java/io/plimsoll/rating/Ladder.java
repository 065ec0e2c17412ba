package io.plimsoll.rating;

import io.plimsoll.kernel.Quantity;
import java.util.List;

/** Finds the tier a total falls in. */
final class Ladder {

    /** @param bottom where the tier below ends */
    record Step(PriceTier tier, Quantity bottom) {}

    private Ladder() {}

    static Step stepOf(Quantity total, List<PriceTier> tiers) {
        Quantity bottom = Quantity.ZERO;
        for (PriceTier tier : tiers) {
            if (tier.upTo() == null || total.compareTo(tier.upTo()) <= 0) {
                return new Step(tier, bottom);
            }
            bottom = tier.upTo();
        }
        throw new IllegalStateException("expected the last tier to be open, but " + tiers + " end below " + total);
    }
}
