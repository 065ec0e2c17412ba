package io.plimsoll.metering;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything metered so far.
 *
 * @param customers how many customers used anything
 * @param latestAt when the newest event came in, null when there is none
 */
public record UsageTotals(
        long events, long customers, @Nullable Instant latestAt) {}
