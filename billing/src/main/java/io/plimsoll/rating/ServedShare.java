package io.plimsoll.rating;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The part of a period that was served, exactly: {@code counted / of}, in the days or seconds of the day count.
 *
 * @param counted 0 to {@code of}
 * @param of above 0
 */
public record ServedShare(long counted, long of) {

    /** Decimals of the fraction when it is shown; money is computed from the exact one. */
    private static final int SHOWN_DECIMALS = 16;

    public ServedShare {
        if (of <= 0 || counted < 0 || counted > of) {
            throw new IllegalStateException("expected a share from 0 to 1, but got " + counted + "/" + of);
        }
    }

    /** The share rounded HALF_EVEN to 16 decimals, for reading: {@code 0.5161290322580645}. */
    public BigDecimal rounded() {
        return BigDecimal.valueOf(counted)
                .divide(BigDecimal.valueOf(of), SHOWN_DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
    }
}
