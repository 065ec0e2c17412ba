package io.plimsoll.rules.tier;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One step of a tiered price, as its row says it.
 *
 * @param upTo inclusive; null on the last tier
 * @param blockSize when set, the tier sells whole blocks (rounded up), {@code unitPrice} a block
 */
public record Tier(
        @Nullable BigDecimal upTo,
        @Nullable BigDecimal unitPrice,
        @Nullable BigDecimal flatFee,
        @Nullable BigDecimal blockSize,
        String rowId) {}
