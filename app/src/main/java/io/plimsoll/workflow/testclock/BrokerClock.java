package io.plimsoll.workflow.testclock;

import io.plimsoll.testclock.FollowingClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/**
 * The clock of a broker that runs with {@code zeebe.clock.controlled=true}. It is moved by adding to it and never pinned: a
 * pinned clock also stops the broker's own delays, such as job timeouts, retries and the exporter's flushing.
 */
final class BrokerClock implements FollowingClock {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http;
    private final URI clock;
    private final JsonMapper json;

    BrokerClock(HttpClient http, URI managementAddress, JsonMapper json) {
        this.http = http;
        this.clock = managementAddress.resolve("/actuator/clock");
        this.json = json;
    }

    @Override
    public String name() {
        return "the broker's clock";
    }

    @Override
    public Instant follow(Instant now) {
        Instant shown = read(HttpRequest.newBuilder(clock).GET());
        long behindMillis = Duration.between(shown, now).toMillis();
        if (behindMillis <= 0) {
            return shown;
        }
        return read(HttpRequest.newBuilder(URI.create(clock + "/add"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(new Addition(behindMillis)))));
    }

    private Instant read(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("%s answered %d".formatted(clock, response.statusCode()));
            }
            return Instant.ofEpochMilli(
                    json.readValue(response.body(), Shown.class).epochMilli());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while asking " + clock, e));
        }
    }

    private record Addition(long offsetMilli) {}

    private record Shown(long epochMilli, String instant) {}
}
