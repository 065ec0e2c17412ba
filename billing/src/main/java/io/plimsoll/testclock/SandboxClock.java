package io.plimsoll.testclock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A sandbox's time. It goes on while Plimsoll runs, because a broker whose clock stands still neither times out a lost
 * worker nor retries a failed one; it is written down every few seconds and goes on from there at the next start.
 */
final class SandboxClock implements InstantSource {

    /** How often the time is written down, and so the most that a killed process loses of it. */
    static final Duration WRITTEN_EVERY = Duration.ofSeconds(5);

    private final JdbcClient database;
    private final InstantSource system;
    private final @Nullable Instant firstStart;
    private volatile @Nullable Duration ahead;

    SandboxClock(JdbcClient database, InstantSource system, @Nullable Instant firstStart) {
        this.database = database;
        this.system = system;
        this.firstStart = firstStart;
    }

    @Override
    public Instant instant() {
        Duration known = ahead;
        Duration by = known != null ? known : resume();
        return system.instant().plus(by).truncatedTo(ChronoUnit.MICROS);
    }

    /** Moves ahead to {@code to}; does nothing when it is past that. */
    synchronized void leapTo(Instant to) {
        if (to.isAfter(instant())) {
            write(to);
            ahead = Duration.between(system.instant(), to);
        }
    }

    void writeDown() {
        write(instant());
    }

    // Read on first use, not on construction: the table exists only after the migrations ran.
    private synchronized Duration resume() {
        Duration known = ahead;
        if (known != null) {
            return known;
        }
        Instant systemNow = system.instant();
        Instant start = database.sql("select stands_at from test_clock")
                .query((row, n) ->
                        row.getObject("stands_at", OffsetDateTime.class).toInstant())
                .optional()
                .map(stoodAt -> stoodAt.plus(WRITTEN_EVERY))
                .orElse(firstStart == null ? systemNow : firstStart);
        write(start);
        Duration resumed = Duration.between(systemNow, start);
        ahead = resumed;
        return resumed;
    }

    private void write(Instant standsAt) {
        database.sql("""
                        insert into test_clock (stands_at) values (:standsAt)
                        on conflict (only_one) do update set stands_at = greatest(test_clock.stands_at, excluded.stands_at)
                        """).param("standsAt", standsAt.atOffset(ZoneOffset.UTC)).update();
    }
}
