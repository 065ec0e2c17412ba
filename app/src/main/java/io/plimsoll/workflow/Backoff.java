package io.plimsoll.workflow;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses that double up to a longest one, each shortened at random so that those who wait do not return together. */
record Backoff(Duration first, Duration longest) {

    /** @param attempt from 0 */
    Duration pause(int attempt) {
        long millis = Math.min(longest.toMillis(), first.toMillis() << Math.min(attempt, 20));
        return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }
}
