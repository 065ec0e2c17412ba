package io.plimsoll.workflow;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.camunda.client.impl.NoopCredentialsProvider;
import io.plimsoll.workflow.BrokerRefusal.Why;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class RestUserTaskCompletionTest {

    private final WireMockServer gateway = new WireMockServer(wireMockConfig().dynamicPort());

    @BeforeEach
    void start() {
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop();
    }

    @Test
    void usesTheNewerApiWhereTheGatewayHasIt() {
        gateway.stubFor(get("/v2/topology").willReturn(aResponse().withStatus(200)));
        gateway.stubFor(
                post("/v2/user-tasks/42/completion").willReturn(aResponse().withStatus(204)));
        probed().complete(42, Map.of("outcome", "APPROVE"));
        gateway.verify(postRequestedFor(urlEqualTo("/v2/user-tasks/42/completion"))
                .withRequestBody(equalToJson("{\"variables\": {\"outcome\": \"APPROVE\"}}")));
    }

    @Test
    void usesTheOlderApiOfZeebe85() {
        gateway.stubFor(get("/v2/topology").willReturn(aResponse().withStatus(404)));
        gateway.stubFor(
                post("/v1/user-tasks/42/completion").willReturn(aResponse().withStatus(204)));
        probed().complete(42, Map.of("outcome", "APPROVE"));
        gateway.verify(postRequestedFor(urlEqualTo("/v1/user-tasks/42/completion")));
    }

    @ParameterizedTest
    @CsvSource({"404,GONE", "409,GONE", "400,INVALID", "403,NOT_PERMITTED", "503,BUSY", "500,FAILED"})
    void saysWhyTheBrokerRefused(int status, Why why) {
        gateway.stubFor(post("/v1/user-tasks/42/completion")
                .willReturn(aResponse().withStatus(status).withBody("because")));
        assertThatThrownBy(() -> api("/v1").complete(42, Map.of()))
                .isInstanceOf(BrokerRefusal.class)
                .hasMessageContaining("because")
                .extracting(refusal -> ((BrokerRefusal) refusal).why())
                .isEqualTo(why);
    }

    @Test
    void saysThatTheBrokerCannotBeReached() {
        RestUserTaskCompletion api = api("/v1");
        gateway.stop();
        assertThatThrownBy(() -> api.complete(42, Map.of()))
                .isInstanceOf(BrokerRefusal.class)
                .extracting(refusal -> ((BrokerRefusal) refusal).why())
                .isEqualTo(Why.UNREACHABLE);
    }

    private UserTaskCompletion probed() {
        return new ProbedUserTaskCompletion(api("/v2"), api("/v1"));
    }

    private RestUserTaskCompletion api(String version) {
        return new RestUserTaskCompletion(
                HttpClient.newHttpClient(),
                URI.create(gateway.baseUrl() + version),
                new NoopCredentialsProvider(),
                new JsonMapper());
    }
}
