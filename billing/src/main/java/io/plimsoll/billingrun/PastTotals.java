package io.plimsoll.billingrun;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription was invoiced for its last periods. Void invoices do not count, nor those that asked for no money: who
 * begins to pay after months of trying is compared with nothing, and who pauses with the months before.
 *
 * @param totals newest first, at most {@link #MOST}, all above 0
 */
record PastTotals(List<BigDecimal> totals) {

    /** Half a year of months: long enough to have a middle, short enough to follow growth. */
    static final int MOST = 6;

    static final PastTotals NONE = new PastTotals(List.of());

    PastTotals {
        totals = totals.stream().limit(MOST).toList();
    }

    boolean isEmpty() {
        return totals.isEmpty();
    }

    PastTotals followedBy(BigDecimal total) {
        return total.signum() <= 0
                ? this
                : new PastTotals(
                        Stream.concat(Stream.of(total), totals.stream()).toList());
    }

    /**
     * How much more the amount is than the median, in percent to two decimals: 200 is three times as much. Null where there
     * is nothing to compare with.
     */
    @Nullable
    BigDecimal changePercent(BigDecimal amount) {
        if (totals.isEmpty()) {
            return null;
        }
        BigDecimal median = median();
        return amount.subtract(median).movePointRight(2).divide(median, 2, RoundingMode.HALF_UP);
    }

    private BigDecimal median() {
        List<BigDecimal> sorted = totals.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.TWO);
    }
}
