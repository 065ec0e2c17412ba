package io.plimsoll.runtime;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a starting sandbox broker to the sandbox's time. A broker always starts at the machine's time; its management
 * server answers before its partitions open, and only a move in that gap keeps timers from firing by the wrong clock.
 */
final class BrokerClock {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerClock.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final DatabaseAccess database;
    private final @Nullable Instant firstStart;
    private final InstantSource system;

    /** @param firstStart where a sandbox begins that has not run before; the machine's time when null */
    BrokerClock(DatabaseAccess database, @Nullable Instant firstStart, InstantSource system) {
        this.database = database;
        this.firstStart = firstStart;
        this.system = system;
    }

    /** Returns at once; the move happens as soon as the broker takes it. */
    void moveWhenPossible(String managementAddress) {
        Thread.ofVirtual().name("broker-clock").start(() -> move(managementAddress));
    }

    private void move(String managementAddress) {
        Duration ahead = Duration.between(system.instant(), standsAt());
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < deadlineNanos) {
                if (moved(client, managementAddress, ahead)) {
                    LOG.info("broker's clock moved by {}", ahead);
                    return;
                }
                Thread.sleep(PAUSE);
            }
            LOG.error("the broker's clock could not be moved within {}", PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Instant standsAt() {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            if (exists(connection)) {
                try (var row = statement.executeQuery("select stands_at from test_clock")) {
                    if (row.next()) {
                        return row.getObject(1, OffsetDateTime.class).toInstant();
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the sandbox's clock", e);
        }
        return firstStart == null ? system.instant() : firstStart;
    }

    // On the very first start the migrations have not run yet.
    private static boolean exists(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select to_regclass('test_clock') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static boolean moved(HttpClient client, String managementAddress, Duration by) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(managementAddress + "/actuator/clock/add"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(5))
                .POST(HttpRequest.BodyPublishers.ofString("{\"offsetMilli\":%d}".formatted(by.toMillis())))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            LOG.trace("the broker's management server does not answer yet", e);
            return false;
        }
    }
}
