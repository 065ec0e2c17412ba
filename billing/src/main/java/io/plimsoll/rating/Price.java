package io.plimsoll.rating;

import io.plimsoll.kernel.Quantity;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a quantity costs: one of the models, inside a frame. Amounts are in the currency of the bill. */
public sealed interface Price
        permits FlatPrice, PerUnitPrice, GraduatedPrice, VolumePrice, StairstepPrice, PackagePrice {

    PriceFrame frame();

    Price withFrame(PriceFrame frame);

    default Quantity included() {
        return frame().included();
    }

    default @Nullable BigDecimal minimum() {
        return frame().minimum();
    }

    default @Nullable BigDecimal maximum() {
        return frame().maximum();
    }

    default BigDecimal discountPercent() {
        return frame().discountPercent();
    }

    default Price withIncluded(Quantity units) {
        return withFrame(frame().withIncluded(units));
    }
}
