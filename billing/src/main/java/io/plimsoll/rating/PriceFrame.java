package io.plimsoll.rating;

import io.plimsoll.kernel.Quantity;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a price model, whichever it is.
 *
 * @param included units free of charge before the model applies
 * @param minimum least bill for the period in the bill's currency, null for none
 * @param maximum greatest bill for the period in the bill's currency, null for none
 * @param discountPercent 0 to 100, taken off what the model says
 */
public record PriceFrame(
        Quantity included,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum,
        BigDecimal discountPercent) {

    public static final PriceFrame NONE = new PriceFrame(Quantity.ZERO, null, null, BigDecimal.ZERO);

    public PriceFrame withIncluded(Quantity units) {
        return new PriceFrame(units, minimum, maximum, discountPercent);
    }
}
