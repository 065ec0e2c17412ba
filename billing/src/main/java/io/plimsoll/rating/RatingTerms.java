package io.plimsoll.rating;

import java.math.RoundingMode;

/**
 * The fine print of calculation; rows of the {@code terms} policy set decide it.
 *
 * @param roundingMode HALF_UP, HALF_EVEN, UP or DOWN
 * @param zeroUsageFirstFlatFee whether the first tier's flat fee is due at 0 billable units
 */
public record RatingTerms(
        DayCount dayCount,
        PartialPeriod proration,
        RoundingStage roundingStage,
        RoundingMode roundingMode,
        boolean zeroUsageFirstFlatFee) {

    public static final RatingTerms DEFAULT = new RatingTerms(
            DayCount.ACTUAL_END_EXCLUSIVE, PartialPeriod.PRORATE, RoundingStage.CHARGE, RoundingMode.HALF_UP, false);

    public RatingTerms {
        switch (roundingMode) {
            case HALF_UP, HALF_EVEN, UP, DOWN -> {}
            case HALF_DOWN, CEILING, FLOOR, UNNECESSARY ->
                throw new IllegalStateException("expected HALF_UP, HALF_EVEN, UP or DOWN, but got " + roundingMode);
        }
    }
}
