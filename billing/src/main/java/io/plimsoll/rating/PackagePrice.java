package io.plimsoll.rating;

import io.plimsoll.kernel.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Sells units in packages: {@code ceil((quantity − freeUnits) / packageSize)} of them, never fewer than none; with
 * ROUND_DOWN, a package that was only begun is not billed.
 */
public record PackagePrice(
        Quantity packageSize,
        BigDecimal packagePrice,
        Quantity freeUnits,
        PartialPackage partialPackage,
        PriceFrame frame)
        implements Price {

    void rate(Quantity billable, Tally tally) {
        if (billable.isZero()) {
            return;
        }
        UnitWords words = tally.words();
        Quantity free = billable.min(freeUnits);
        if (!free.isZero()) {
            tally.addUnits(words.units(free) + " free of charge", free, BigDecimal.ZERO);
        }
        Quantity packages = packagesFor(billable.minus(free));
        if (!billable.equals(free)) {
            String sold = new UnitWords(words.currency(), "package").units(packages);
            tally.addUnits(
                    sold + " of " + words.units(packageSize) + " at " + words.price(packagePrice),
                    packages,
                    packagePrice);
        }
    }

    private Quantity packagesFor(Quantity units) {
        RoundingMode partial = switch (partialPackage) {
            case ROUND_UP -> RoundingMode.CEILING;
            case ROUND_DOWN -> RoundingMode.FLOOR;
        };
        return new Quantity(units.value().divide(packageSize.value(), 0, partial));
    }

    @Override
    public PackagePrice withFrame(PriceFrame other) {
        return new PackagePrice(packageSize, packagePrice, freeUnits, partialPackage, other);
    }
}
