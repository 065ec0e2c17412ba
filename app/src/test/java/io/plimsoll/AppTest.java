package io.plimsoll;

import io.plimsoll.access.ApiKeys;
import io.plimsoll.access.Role;
import io.plimsoll.access.StaffUsers;
import io.plimsoll.kernel.Actor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "logging.file.name=target/app-test.log")
public abstract class AppTest {

    /** Where the sandbox's clock starts. */
    protected static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    /** Of every person that {@link #browser(Role)} signs in. */
    protected static final String PASSWORD = "a password for tests";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<ApiKeys, Map<Role, String>> TOKENS = new ConcurrentHashMap<>();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @LocalServerPort
    protected int port;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private StaffUsers users;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        DataSource database = PlimsollDatabase.fresh();
        registry.add("spring.datasource.url", () -> PlimsollDatabase.url(database));
        registry.add("spring.datasource.username", () -> "postgres");
        registry.add("spring.datasource.password", () -> "");
        String folder = folder();
        registry.add("plimsoll.data", () -> folder);
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
        public List<String> pointers() {
            return json().path("errors")
                    .valueStream()
                    .map(error -> error.path("pointer").asString())
                    .toList();
        }
    }

    /** A token of a key with one role, made once. */
    protected String key(Role role) {
        return TOKENS.computeIfAbsent(keys, made -> new ConcurrentHashMap<>())
                .computeIfAbsent(
                        role,
                        wanted -> keys.create("Test " + wanted, Set.of(wanted), Actor.system("test"), START)
                                .token());
    }

    /** A browser nobody has signed in with. */
    protected Browser browser() {
        return new Browser(port);
    }

    /** A browser in which a person with one role is signed in. */
    protected Browser browser(Role role) {
        String login = "test-" + role.name().toLowerCase(Locale.ROOT);
        if (users.find(login).isEmpty()) {
            users.create(login, "Test " + role, Set.of(role), PASSWORD, Actor.system("test"), START);
        }
        Browser browser = browser();
        if (browser.signIn(login, PASSWORD) != 302 || browser.wentTo().contains("sign-in")) {
            throw new IllegalStateException("expected " + login + " to sign in, but it went to " + browser.wentTo());
        }
        return browser;
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
                method, path, body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8), request -> {
                    request.setHeader("Authorization", "Bearer " + key(Role.ADMIN));
                    more.accept(request);
                });
    }

    /** Sends a body as an administrator without saying its length. */
    protected Answer sendStream(String method, String path, String mediaType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return exchange(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + key(Role.ADMIN))
                .header("Content-Type", mediaType)
                .method(method, HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                .build());
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
        return exchange(request.build());
    }

    private static Answer exchange(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("expected an answer from " + request.uri() + ", but was interrupted", e);
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
