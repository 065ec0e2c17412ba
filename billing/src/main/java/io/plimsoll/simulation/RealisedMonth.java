package io.plimsoll.simulation;

import io.plimsoll.kernel.Money;
import java.time.YearMonth;

/**
 * What the periods that began in a month came to under the candidate, and would have under the baseline.
 *
 * @param month by the subscriptions' own calendars
 */
public record RealisedMonth(YearMonth month, long bills, Money baseline, Money candidate) {

    public Money difference() {
        return candidate.minus(baseline);
    }
}
