package io.plimsoll.rating;

import java.math.BigDecimal;

/** */
public record PerUnitPrice(BigDecimal unitPrice, PriceFrame frame) implements Price {

    @Override
    public PerUnitPrice withFrame(PriceFrame other) {
        return new PerUnitPrice(unitPrice, other);
    }
}
