package io.plimsoll.lives;

import io.plimsoll.Plimsoll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plimsoll as somebody starts it: one process that starts PostgreSQL and the broker, all of which may be killed. */
final class Sandbox implements AutoCloseable {

    private static final String TOKEN = "sandbox-key-of-lives";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration SHORT_PAUSE = Duration.ofMillis(250);

    /** Nobody is there, or somebody who cannot work yet, or another has the same call in hand. */
    private static final Set<Integer> LATER = Set.of(429, 500, 502, 503);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path data;
    private final Instant opens;
    private final int port = freePort();
    private Process process;

    Sandbox(Path data, Instant opens) {
        this.data = data;
        this.opens = opens;
        this.process = startProcess();
    }

    /** Waits until it can take work; the first start makes everything first. */
    void awaitReady() {
        for (int look = 0; look < PATIENCE.toMillis() / SHORT_PAUSE.toMillis(); look++) {
            try {
                HttpRequest request = HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                        .timeout(PATIENCE)
                        .build();
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException _) {
                // Not there yet.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            pause();
        }
        throw new AssertionError("expected the sandbox to be ready within " + PATIENCE + "; see target/lives.log");
    }

    private Process startProcess() {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Plimsoll.class.getName(),
                "serve",
                "--sandbox",
                "--server.port=" + port,
                "--plimsoll.data=" + data,
                "--plimsoll.clock=" + opens,
                "--plimsoll.api-key=" + TOKEN,
                "--plimsoll.zeebe.home="
                        + Path.of("target/runtime/camunda-zeebe-8.5.8").toAbsolutePath(),
                "--plimsoll.zeebe.exporter="
                        + Path.of("../bpmn/target/plimsoll-bpmn-0.1.0-SNAPSHOT-exporter.jar")
                                .toAbsolutePath()));
        try {
            return new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            Path.of("target/lives.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the power goes: nothing gets to say goodbye. PostgreSQL and the broker stay behind as orphans. */
    void killTheApp() {
        process.destroyForcibly();
        join(process.onExit());
        process = startProcess();
    }

    /** The app notices and starts another. */
    void killTheBroker() {
        ProcessHandle.allProcesses().filter(this::isOurBroker).forEach(broker -> {
            broker.destroyForcibly();
            join(broker.onExit());
        });
    }

    private boolean isOurBroker(ProcessHandle candidate) {
        return commandLine(candidate).stream().anyMatch(word -> word.endsWith("StandaloneBroker"))
                && commandLine(candidate).stream().anyMatch(word -> word.contains(data.toString()));
    }

    private static List<String> commandLine(ProcessHandle candidate) {
        try {
            return List.of(Files.readString(Path.of("/proc/" + candidate.pid() + "/cmdline"))
                    .split("\0"));
        } catch (IOException _) {
            return List.of();
        }
    }

    JsonNode get(String path) {
        return call("GET", path, "", "");
    }

    /**
     * Calls until it is answered. A call that was cut off is made again under the same key, so it has happened once.
     *
     * @param key the Idempotency-Key of a POST
     */
    JsonNode call(String method, String path, String body, String key) {
        HttpResponse<String> answer = send(method, path, body, key);
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError("expected %s %s %s to be done, but got %d %s"
                    .formatted(method, path, body, answer.statusCode(), answer.body()));
        }
        return answer.body().isBlank()
                ? JsonMapper.shared().nullNode()
                : JsonMapper.shared().readTree(answer.body());
    }

    /** Whatever is answered, once somebody does. */
    HttpResponse<String> send(String method, String path, String body, String key) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String last = "";
        while (System.nanoTime() < deadline) {
            try {
                HttpResponse<String> answer =
                        client.send(request(method, path, body, key), HttpResponse.BodyHandlers.ofString());
                boolean inFlight = answer.statusCode() == 409 && answer.body().contains("in-flight");
                if (!LATER.contains(answer.statusCode()) && !inFlight) {
                    return answer;
                }
                last = answer.statusCode() + " " + answer.body();
            } catch (IOException e) {
                last = e.toString();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("expected an answer, but was interrupted", e);
            }
            pause();
        }
        throw new AssertionError(
                "expected an answer to %s %s within %s, but got %s".formatted(method, path, PATIENCE, last));
    }

    private HttpRequest request(String method, String path, String body, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + TOKEN)
                .header(
                        "Content-Type",
                        path.equals("/events") ? "application/cloudevents-batch+json" : "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        return (key.isEmpty() ? request : request.header("Idempotency-Key", key)).build();
    }

    /** The sandbox's own database, read as the app reads it. */
    private JdbcClient database() {
        try {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setServerNames(new String[] {"127.0.0.1"});
            source.setPortNumbers(new int[] {
                Integer.parseInt(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                        .get(3)
                        .strip())
            });
            source.setDatabaseName("plimsoll");
            source.setUser("plimsoll");
            source.setPassword(
                    Files.readString(data.resolve("secrets/postgres-app")).strip());
            return JdbcClient.create(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the query answers, asked again while the database is away. */
    List<String> read(String query, Map<String, ?> parameters) {
        for (int look = 0; ; look++) {
            try {
                return database()
                        .sql(query)
                        .params(parameters)
                        .query((row, number) -> row.getString(1))
                        .list();
            } catch (DataAccessException | UncheckedIOException e) {
                if (look * SHORT_PAUSE.toMillis() > PATIENCE.toMillis() || e instanceof BadSqlGrammarException) {
                    throw e;
                }
                pause();
            }
        }
    }

    static void pause() {
        pause(SHORT_PAUSE.toMillis());
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(CompletableFuture<? extends Object> exit) {
        exit.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        if (!process.onExit()
                .thenApply(_ -> true)
                .completeOnTimeout(false, 60, TimeUnit.SECONDS)
                .join()) {
            process.destroyForcibly();
        }
    }
}
