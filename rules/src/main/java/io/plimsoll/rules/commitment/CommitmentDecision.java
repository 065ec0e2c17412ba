package io.plimsoll.rules.commitment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a commitment buys.
 *
 * @param discountPercent off unit prices while there is something left to draw from
 * @param overageDiscountPercent off unit prices afterwards; not above {@code discountPercent}
 * @param trueUp NONE, PER_PERIOD or PER_TERM: when what was not used is billed
 * @param rolloverPercent of what was paid and not used, carried over; 0 for none
 * @param rolloverMonths for how long; null when nothing is carried over
 */
public record CommitmentDecision(
        BigDecimal discountPercent,
        BigDecimal overageDiscountPercent,
        String trueUp,
        BigDecimal rolloverPercent,
        @Nullable Integer rolloverMonths) {}
