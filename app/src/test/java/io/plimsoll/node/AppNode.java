package io.plimsoll.node;

import io.plimsoll.Plimsoll;
import io.plimsoll.PlimsollDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One of several apps on a database: a Spring context of its own on a port of its own, in a sandbox. */
public final class AppNode implements AutoCloseable {

    private static final String TOKEN = "sandbox-key-of-tests";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;

    private AppNode(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** With a broker that cannot be reached, unless {@code more} names one. */
    public static AppNode start(String name, DataSource database, String clock, Map<String, String> more) {
        SpringApplication application = new SpringApplication(Plimsoll.class);
        Map<String, String> properties = new HashMap<>(Map.of(
                "plimsoll.node",
                name,
                "server.port",
                "0",
                "spring.datasource.url",
                named(PlimsollDatabase.url(database), name),
                "spring.datasource.username",
                "postgres",
                "spring.datasource.password",
                "",
                "plimsoll.data",
                folder(),
                "plimsoll.clock",
                clock,
                "plimsoll.zeebe.address",
                "http://127.0.0.1:1",
                "plimsoll.zeebe.rest-address",
                "http://127.0.0.1:1",
                "logging.file.name",
                "target/" + name + ".log"));
        properties.putAll(Map.of("plimsoll.sandbox", "true", "plimsoll.api-key", TOKEN));
        properties.putAll(more);
        return new AppNode(application.run(properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new)));
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    <T> T get(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** The body of a good answer to its administrator. */
    public JsonNode call(String method, String path, String body) {
        HttpResponse<String> answer = send(method, path, body);
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError("expected %s %s to be done, but got %s".formatted(method, path, answer.body()));
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Whatever it answers to its administrator. */
    public HttpResponse<String> send(String method, String path, String body) {
        String type = path.endsWith("/events") ? "application/cloudevents+json" : "application/json";
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("expected an answer, but was interrupted", e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    /** So that PostgreSQL shows whose connection is whose. */
    private static String named(String url, String name) {
        return url + (url.contains("?") ? "&" : "?") + "ApplicationName=" + name;
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("plimsoll-node").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
