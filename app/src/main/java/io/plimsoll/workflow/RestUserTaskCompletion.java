package io.plimsoll.workflow;

import io.camunda.client.CredentialsProvider;
import io.plimsoll.workflow.BrokerRefusal.Why;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Completes user tasks over the gateway's REST API, {@code /v1} of Zeebe 8.5 or {@code /v2} of 8.6 and later. */
final class RestUserTaskCompletion implements UserTaskCompletion {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http;
    private final URI api;
    private final CredentialsProvider credentials;
    private final JsonMapper json;

    /** @param api such as {@code http://127.0.0.1:8080/v1} */
    RestUserTaskCompletion(HttpClient http, URI api, CredentialsProvider credentials, JsonMapper json) {
        this.http = http;
        this.api = api;
        this.credentials = credentials;
        this.json = json;
    }

    @Override
    public void complete(long userTaskKey, Map<String, Object> variables) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(api + "/user-tasks/" + userTaskKey + "/completion"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(Map.of("variables", variables))));
        HttpResponse<String> response = send(request);
        if (response.statusCode() / 100 != 2) {
            throw new BrokerRefusal(
                    whyOf(response.statusCode()),
                    "user task %d: the broker answered %d %s"
                            .formatted(userTaskKey, response.statusCode(), response.body()));
        }
    }

    /** Whether the gateway has this API. */
    boolean exists() {
        int status = send(HttpRequest.newBuilder(URI.create(api + "/topology"))
                        .timeout(PATIENCE)
                        .GET())
                .statusCode();
        return status != 404;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            credentials.applyCredentials(request::setHeader);
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new BrokerRefusal(Why.UNREACHABLE, "%s: %s".formatted(api, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerRefusal(Why.FAILED, "interrupted while waiting for the broker", e);
        }
    }

    // 404 no such task (any more), 409 no longer in a state to be completed.
    private static Why whyOf(int status) {
        return switch (status) {
            case 404, 409 -> Why.GONE;
            case 400, 413, 415, 422 -> Why.INVALID;
            case 401, 403 -> Why.NOT_PERMITTED;
            case 429, 503 -> Why.BUSY;
            case 502, 504 -> Why.UNREACHABLE;
            default -> Why.FAILED;
        };
    }
}
