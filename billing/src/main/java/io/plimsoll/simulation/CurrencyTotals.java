package io.plimsoll.simulation;

import io.plimsoll.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What bills in one currency come to by both versions, over the periods that both can price.
 *
 * @param bills how many periods
 * @param changed how many of them differ
 * @param perMonth the difference in an average month: each subscription's, over its months, added up
 */
public record CurrencyTotals(long bills, long changed, Money baseline, Money candidate, Money perMonth) {

    /** The candidate's less the baseline's. */
    public Money difference() {
        return candidate.minus(baseline);
    }

    /** The difference in percent of the baseline, to two decimals; null when that is nothing. */
    public @Nullable BigDecimal percent() {
        return percent(baseline.amount(), difference().amount());
    }

    static @Nullable BigDecimal percent(BigDecimal whole, BigDecimal part) {
        return whole.signum() == 0 ? null : part.movePointRight(2).divide(whole, 2, RoundingMode.HALF_UP);
    }
}
