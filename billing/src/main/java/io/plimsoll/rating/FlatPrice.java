package io.plimsoll.rating;

import java.math.BigDecimal;

/** */
public record FlatPrice(BigDecimal amount, PriceFrame frame) implements Price {

    @Override
    public FlatPrice withFrame(PriceFrame other) {
        return new FlatPrice(amount, other);
    }
}
