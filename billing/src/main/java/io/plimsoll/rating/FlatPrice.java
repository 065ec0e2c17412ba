package io.plimsoll.rating;

import java.math.BigDecimal;

/** One amount for a period, however much was used, also when nothing was. */
public record FlatPrice(BigDecimal amount, PriceFrame frame) implements Price {

    void rate(Tally tally) {
        tally.addAmount("flat fee", amount);
    }

    @Override
    public FlatPrice withFrame(PriceFrame other) {
        return new FlatPrice(amount, other);
    }
}
