package io.plimsoll.rating;

import io.plimsoll.kernel.Quantity;
import java.math.BigDecimal;

/** */
public record PackagePrice(
        Quantity packageSize,
        BigDecimal packagePrice,
        Quantity freeUnits,
        PartialPackage partialPackage,
        PriceFrame frame)
        implements Price {

    @Override
    public PackagePrice withFrame(PriceFrame other) {
        return new PackagePrice(packageSize, packagePrice, freeUnits, partialPackage, other);
    }
}
