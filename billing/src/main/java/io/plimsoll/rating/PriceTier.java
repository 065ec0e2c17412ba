package io.plimsoll.rating;

import io.plimsoll.kernel.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One step of a ladder.
 *
 * @param upTo the last unit of this tier, inclusive; null on the last tier
 * @param unitPrice per unit, or per block where there is a block size
 * @param flatFee due once when the tier is reached
 * @param blockSize sells the tier in whole blocks, rounded up; null for single units
 */
public record PriceTier(
        @Nullable Quantity upTo,
        BigDecimal unitPrice,
        BigDecimal flatFee,
        @Nullable Quantity blockSize) {

    /** Whether there are units of this tier after the quantity. */
    boolean reachesPast(Quantity quantity) {
        return upTo == null || quantity.compareTo(upTo) < 0;
    }

    /** How many of the quantity's units are this tier's; bottom is where the tier below ends. */
    Quantity unitsOf(Quantity quantity, Quantity bottom) {
        return (upTo == null ? quantity : quantity.min(upTo)).minusFloored(bottom);
    }

    /** What is sold for so many units of this tier: the units, or whole blocks of them. */
    Quantity sold(Quantity units) {
        return blockSize == null
                ? units
                : new Quantity(units.value().divide(blockSize.value(), 0, RoundingMode.CEILING));
    }

    /** {@code at USD 0.10}, {@code in 3 blocks of 100 at USD 5.00}. */
    String priceInWords(Quantity sold, UnitWords words) {
        String price = " at " + words.price(unitPrice);
        return blockSize == null
                ? price
                : " in " + new UnitWords(words.currency(), "block").units(sold) + " of "
                        + UnitWords.number(blockSize.value()) + price;
    }

    /** {@code over 1,000 up to 5,000 calls}; from is where the tier below ends. */
    String rangeInWords(Quantity from, UnitWords words) {
        String over = from.isZero() ? "" : "over " + UnitWords.number(from.value());
        if (upTo == null) {
            return from.isZero() ? "any number of " + words.plural() : over + " " + words.plural();
        }
        return (over.isEmpty() ? "" : over + " ") + "up to " + words.units(upTo);
    }
}
