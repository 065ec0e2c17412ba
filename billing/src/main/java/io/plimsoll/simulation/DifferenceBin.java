package io.plimsoll.simulation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How many bills differ by a share of the baseline's bill that lies in a range.
 *
 * @param from in percent, inclusive; null when open, or when the baseline's bill is nothing
 * @param to in percent, exclusive; null when open
 * @param fromNothing the baseline's bill is nothing, so the share is not known
 */
public record DifferenceBin(
        @Nullable BigDecimal from, @Nullable BigDecimal to, boolean fromNothing, long bills) {}
