package io.plimsoll.rating;

import io.plimsoll.kernel.Quantity;
import java.math.BigDecimal;
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
        @Nullable Quantity blockSize) {}
