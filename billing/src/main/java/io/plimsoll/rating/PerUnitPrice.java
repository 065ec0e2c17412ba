package io.plimsoll.rating;

import io.plimsoll.kernel.Quantity;
import java.math.BigDecimal;

/** Every unit costs the same. */
public record PerUnitPrice(BigDecimal unitPrice, PriceFrame frame) implements Price {

    void rate(Quantity billable, Tally tally) {
        if (!billable.isZero()) {
            UnitWords words = tally.words();
            tally.addUnits(words.units(billable) + " at " + words.price(unitPrice), billable, unitPrice);
        }
    }

    @Override
    public PerUnitPrice withFrame(PriceFrame other) {
        return new PerUnitPrice(unitPrice, other);
    }
}
