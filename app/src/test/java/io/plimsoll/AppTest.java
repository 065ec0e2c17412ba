package io.plimsoll;

import io.plimsoll.access.ApiKeys;
import io.plimsoll.access.Role;
import io.plimsoll.kernel.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole app on a real port and a database of its own, in a sandbox, with a broker that cannot be reached. Tests that
 * extend it share one context, so they name their own customers and plans.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class AppTest {

    /** Where the sandbox's clock starts. */
    protected static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<Role, String> KEYS = new EnumMap<>(Role.class);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @LocalServerPort
    protected int port;

    @Autowired
    private ApiKeys keys;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        DataSource database = PlimsollDatabase.fresh();
        registry.add("spring.datasource.url", () -> PlimsollDatabase.url(database));
        registry.add("spring.datasource.username", () -> "postgres");
        registry.add("spring.datasource.password", () -> "");
        registry.add("plimsoll.data", AppTest::folder);
        registry.add("plimsoll.sandbox", () -> "true");
        registry.add("plimsoll.clock", START::toString);
        registry.add("plimsoll.api-key", () -> "sandbox-key-of-tests");
        // Nothing listens on port 1: the app must run without its broker.
        registry.add("plimsoll.zeebe.address", () -> "http://127.0.0.1:1");
        registry.add("plimsoll.zeebe.rest-address", () -> "http://127.0.0.1:1");
    }

    /** An answer and its body as JSON; {@link #json} fails when it is none. */
    public record Answer(int status, String body, HttpResponse<byte[]> response) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public @Nullable String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        public String code() {
            return json().path("code").asString("");
        }

        /** The pointers of the refused fields. */
        public java.util.List<String> pointers() {
            return json().path("errors")
                    .valueStream()
                    .map(error -> error.path("pointer").asString())
                    .toList();
        }
    }

    /** A token of a key with one role, made once. */
    protected String key(Role role) {
        synchronized (KEYS) {
            return KEYS.computeIfAbsent(
                    role,
                    wanted -> keys.create("Test " + wanted, Set.of(wanted), Actor.system("test"), START)
                            .token());
        }
    }

    protected Answer get(String path) {
        return send("GET", path, null, request -> {});
    }

    protected Answer put(String path, String json) {
        return send("PUT", path, json, request -> request.header("Content-Type", "application/json"));
    }

    protected Answer post(String path, String json, String... headers) {
        return send("POST", path, json, request -> {
            if (!Arrays.asList(headers).contains("Content-Type")) {
                request.header("Content-Type", "application/json");
            }
            if (headers.length > 0) {
                request.headers(headers);
            }
        });
    }

    /** Sends as an administrator, unless {@code more} sets another Authorization. */
    protected Answer send(String method, String path, @Nullable String body, Consumer<HttpRequest.Builder> more) {
        return sendAsNobody(
                method,
                path,
                body == null ? new byte[0] : body.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                request -> {
                    request.setHeader("Authorization", "Bearer " + key(Role.ADMIN));
                    more.accept(request);
                });
    }

    /** Sends exactly this. */
    protected Answer sendAsNobody(String method, String path, byte[] body, Consumer<HttpRequest.Builder> more) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        more.accept(request);
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    new String(response.body(), java.nio.charset.StandardCharsets.UTF_8),
                    response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("expected an answer from " + path + ", but was interrupted", e);
        }
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("plimsoll-test").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
