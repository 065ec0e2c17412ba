package io.plimsoll.testclock;

import java.time.Instant;
import java.util.List;

/**
 * What came of moving the clock.
 *
 * @param now what it shows afterwards
 * @param pending what was due and not done when waiting ended, in words; empty when all of it was done
 */
public record ClockMove(Instant now, List<String> pending) {

    public ClockMove {
        pending = List.copyOf(pending);
    }

    public boolean settled() {
        return pending.isEmpty();
    }
}
