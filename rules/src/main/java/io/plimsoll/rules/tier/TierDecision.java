package io.plimsoll.rules.tier;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The price of a meter's usage; which of the parts are set depends on the model.
 *
 * @param price the price's name in the table, which its rows share
 * @param model FLAT, PER_UNIT, GRADUATED, VOLUME, STAIRSTEP or PACKAGE
 * @param tiers in order, the last with a null {@code upTo}; empty unless GRADUATED, VOLUME or STAIRSTEP
 * @param amount FLAT: the fee of a period
 * @param unitPrice PER_UNIT: the price of one unit, any scale
 * @param partialPackage PACKAGE: ROUND_UP or ROUND_DOWN
 */
public record TierDecision(
        String price,
        String model,
        List<Tier> tiers,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal unitPrice,
        @Nullable BigDecimal packageSize,
        @Nullable BigDecimal packagePrice,
        @Nullable BigDecimal freeUnits,
        @Nullable String partialPackage,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum,
        @Nullable BigDecimal discountPercent) {}
