package io.plimsoll.subscription;

import io.plimsoll.kernel.Violations;
import java.time.Duration;
import java.time.Instant;

/** Which starts and seats are plausible. */
final class StartLimits {

    /** Earlier starts are typing errors; since then every zone's midnight has been on a quarter hour. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Duration AHEAD_MAX = Duration.ofDays(5 * 366);
    private static final int SEATS_MAX = 10_000_000;
    private static final long QUARTER_HOUR_SECONDS = 15 * 60;

    private StartLimits() {}

    static void check(NewSubscription wanted, Instant at, Violations violations) {
        Instant startAt = wanted.startAt();
        violations.expect(
                !startAt.isBefore(EARLIEST) && !startAt.isAfter(at.plus(AHEAD_MAX)),
                "/startAt",
                "a start from 2000 to five years from now",
                startAt);
        checkSeats(wanted.seats(), violations);
    }

    static void checkSeats(int seats, Violations violations) {
        violations.expect(
                seats >= 0 && seats <= SEATS_MAX, "/seats", "a whole number of seats from 0 to " + SEATS_MAX, seats);
    }

    /** Usage is summed by quarter hours, so a period can only begin with one. */
    static Instant quarterHourOf(Instant instant) {
        return Instant.ofEpochSecond(
                Math.floorDiv(instant.getEpochSecond(), QUARTER_HOUR_SECONDS) * QUARTER_HOUR_SECONDS);
    }
}
