package io.plimsoll.simulation;

import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's bills come to by both versions.
 *
 * @param changed how many of the bills differ
 * @param outcome the number of the period that differs most
 */
public record CustomerDifference(
        CustomerKey customer, String name, Money baseline, Money candidate, long changed, long outcome) {

    public Money difference() {
        return candidate.minus(baseline);
    }

    public @Nullable BigDecimal percent() {
        return CurrencyTotals.percent(baseline.amount(), difference().amount());
    }
}
