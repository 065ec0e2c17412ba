package io.plimsoll.rating;

import java.util.List;

/** */
public record VolumePrice(List<PriceTier> tiers, PriceFrame frame) implements Price {

    @Override
    public VolumePrice withFrame(PriceFrame other) {
        return new VolumePrice(tiers, other);
    }
}
