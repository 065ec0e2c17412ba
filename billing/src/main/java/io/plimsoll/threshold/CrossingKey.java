package io.plimsoll.threshold;

import io.plimsoll.kernel.MeterId;
import io.plimsoll.kernel.SubscriptionId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;

/** What is crossed once: the law of the table, and the order in which its rows are written. Percents are equal by value. */
record CrossingKey(SubscriptionId subscription, MeterId meter, Instant periodStart, BigDecimal percent)
        implements Comparable<CrossingKey> {

    private static final Comparator<CrossingKey> ORDER = Comparator.comparing(CrossingKey::subscription)
            .thenComparingInt(key -> key.meter().value())
            .thenComparing(CrossingKey::periodStart)
            .thenComparing(CrossingKey::percent);

    CrossingKey {
        percent = percent.stripTrailingZeros();
    }

    @Override
    public int compareTo(CrossingKey other) {
        return ORDER.compare(this, other);
    }
}
