package io.plimsoll.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How far a sandbox's clock is ahead of the machine's, known before the app that keeps it runs: a broker must open its
 * partitions by that clock, or timers would go off by the wrong one.
 */
final class SandboxTime {

    private final DatabaseAccess database;
    private final @Nullable Instant firstStart;
    private final InstantSource system;

    /** @param firstStart where a sandbox begins that has not run before; the machine's time when null */
    SandboxTime(DatabaseAccess database, @Nullable Instant firstStart, InstantSource system) {
        this.database = database;
        this.firstStart = firstStart;
        this.system = system;
    }

    /** Negative when the sandbox lives in the past. */
    Duration ahead() {
        Instant now = system.instant();
        Instant stoodAt = stoodAt();
        if (stoodAt != null) {
            return Duration.between(now, stoodAt);
        }
        return firstStart == null ? Duration.ZERO : Duration.between(now, firstStart);
    }

    private @Nullable Instant stoodAt() {
        try (Connection connection = database.connect()) {
            return hasClock(connection) ? readClock(connection) : null;
        } catch (SQLException e) {
            throw new IllegalStateException("expected to read the sandbox's clock, but could not", e);
        }
    }

    // On the very first start the migrations have not run yet.
    private static boolean hasClock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select to_regclass('test_clock') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static @Nullable Instant readClock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select stands_at from test_clock")) {
            return row.next() ? row.getObject(1, OffsetDateTime.class).toInstant() : null;
        }
    }
}
