package io.plimsoll.rating;

import java.util.List;

/** */
public record GraduatedPrice(List<PriceTier> tiers, PriceFrame frame) implements Price {

    @Override
    public GraduatedPrice withFrame(PriceFrame other) {
        return new GraduatedPrice(tiers, other);
    }
}
