package io.plimsoll.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.client.CredentialsProvider;
import io.plimsoll.workflow.ZeebeProperties.Basic;
import io.plimsoll.workflow.ZeebeProperties.OAuth;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ZeebeConfigurationTest {

    private static final Map<String, String> CLUSTER = Map.of(
            "plimsoll.zeebe.address", "https://zeebe.test:26500",
            "plimsoll.zeebe.rest-address", "https://zeebe.test:8080");

    private final ZeebeConfiguration configuration = new ZeebeConfiguration();

    @Test
    void takesAClientsCredentials() {
        ZeebeProperties zeebe = bound(Map.of(
                "plimsoll.zeebe.oauth.client-id", "plimsoll",
                "plimsoll.zeebe.oauth.client-secret", "secret",
                "plimsoll.zeebe.oauth.token-url", "https://login.test/token",
                "plimsoll.zeebe.oauth.audience", "zeebe-api"));
        assertThat(zeebe.oauth()).extracting(OAuth::clientId).isEqualTo("plimsoll");
        try (CamundaClient client = configuration.zeebeClient(zeebe, configuration.zeebeCredentials(zeebe))) {
            assertThat(client.getConfiguration().getGrpcAddress()).isEqualTo(zeebe.address());
        }
    }

    @Test
    void takesANameAndPassword() throws IOException {
        ZeebeProperties zeebe =
                bound(Map.of("plimsoll.zeebe.basic.username", "plimsoll", "plimsoll.zeebe.basic.password", "secret"));
        assertThat(zeebe.basic()).extracting(Basic::username).isEqualTo("plimsoll");
        CredentialsProvider credentials = configuration.zeebeCredentials(zeebe);
        Map<String, String> headers = new HashMap<>();
        credentials.applyCredentials(headers::put);
        assertThat(headers).containsValue("Basic cGxpbXNvbGw6c2VjcmV0");
    }

    @Test
    void wantsTheRestAddressBesideTheAddress() {
        assertThatThrownBy(() -> bind(Map.of("plimsoll.zeebe.address", "https://zeebe.test:26500")))
                .isInstanceOf(BindException.class)
                .hasRootCauseMessage(
                        "expected plimsoll.zeebe.rest-address beside plimsoll.zeebe.address, but it is missing");
    }

    private static ZeebeProperties bound(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(CLUSTER);
        properties.putAll(more);
        return bind(properties);
    }

    private static ZeebeProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("plimsoll.zeebe", ZeebeProperties.class)
                .get();
    }
}
