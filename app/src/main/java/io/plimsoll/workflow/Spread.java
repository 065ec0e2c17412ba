package io.plimsoll.workflow;

import java.time.Duration;
import java.time.Instant;

/** Keeps timers of many instances from falling due at one moment. */
public final class Spread {

    private static final Duration LEAST = Duration.ofSeconds(1);

    private Spread() {}

    /**
     * How long to wait from {@code now} until {@code then} and a part of {@code over}, which is always the same for one
     * subject; as ISO 8601, never less than a second. A duration and not a date, because the broker's clock is another.
     */
    public static String until(Instant then, Instant now, String subject, Duration over) {
        long parts = 1_000;
        Duration part =
                over.multipliedBy(Math.floorMod(subject.hashCode(), parts)).dividedBy(parts);
        Duration wait = Duration.between(now, then).plus(part);
        return (wait.compareTo(LEAST) < 0 ? LEAST : wait).toString();
    }
}
