package io.plimsoll.rules.incentive;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One promotion; at least one of its three effects is set.
 *
 * @param includedMultiplier of the included units: 2 doubles them
 * @param overageDiscountPercent off what overage costs
 * @param bonusCredit in the currency asked
 */
public record Promotion(
        String promotion,
        @Nullable BigDecimal includedMultiplier,
        @Nullable BigDecimal overageDiscountPercent,
        @Nullable BigDecimal bonusCredit,
        String rowId) {}
