package io.plimsoll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A browser without a screen: keeps cookies, sends forms with the token that guards them, follows no redirect. */
public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String root;
    private @Nullable HttpResponse<String> last;

    Browser(int port) {
        this.root = "http://127.0.0.1:" + port;
    }

    public int get(String path) {
        return send(HttpRequest.newBuilder(URI.create(root + path)).header("Accept", "text/html"));
    }

    /** Fetches the sign-in page for its token, then sends the form. */
    public int submit(String path, Map<String, String> fields) {
        get("/sign-in");
        Matcher token = TOKEN.matcher(body());
        return submitWithToken(path, token.find() ? token.group(1) : "", fields);
    }

    public int submitWithToken(String path, String token, Map<String, String> fields) {
        String form = Stream.concat(Stream.of(Map.entry("_csrf", token)), fields.entrySet().stream())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(root + path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    public int call(String method, String path) {
        return method.equals("GET") ? get(path) : submit(path, Map.of());
    }

    public int signIn(String login, String password) {
        return submit("/sign-in", Map.of("login", login, "password", password));
    }

    public String body() {
        return Objects.requireNonNull(last).body();
    }

    public String header(String name) {
        return Objects.requireNonNull(last).headers().firstValue(name).orElse("");
    }

    /** Where the last answer sends the browser. */
    public String wentTo() {
        return header("Location");
    }

    private int send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            last = response;
            return response.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("expected an answer, but was interrupted", e);
        }
    }
}
