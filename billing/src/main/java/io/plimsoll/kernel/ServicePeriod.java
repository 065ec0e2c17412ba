package io.plimsoll.kernel;

import java.time.Instant;

/** A span of service: {@code start} inclusive, {@code end} exclusive, never empty. */
public record ServicePeriod(Instant start, Instant end) {

    public ServicePeriod {
        if (!start.isBefore(end)) {
            throw new IllegalStateException(
                    "expected a period to start before it ends, but got " + start + " to " + end);
        }
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    @Override
    public String toString() {
        return start + "/" + end;
    }
}
