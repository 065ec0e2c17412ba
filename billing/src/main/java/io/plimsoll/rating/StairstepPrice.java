package io.plimsoll.rating;

import java.util.List;

/** */
public record StairstepPrice(List<PriceTier> tiers, PriceFrame frame) implements Price {

    @Override
    public StairstepPrice withFrame(PriceFrame other) {
        return new StairstepPrice(tiers, other);
    }
}
