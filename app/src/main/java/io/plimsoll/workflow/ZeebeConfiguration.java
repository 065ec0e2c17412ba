package io.plimsoll.workflow;

import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import io.camunda.client.CredentialsProvider;
import io.camunda.client.impl.NoopCredentialsProvider;
import io.plimsoll.outbox.Outbox;
import io.plimsoll.workflow.ZeebeProperties.Basic;
import io.plimsoll.workflow.ZeebeProperties.OAuth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Everything that speaks to a broker; nothing of it exists without {@code plimsoll.zeebe.address}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("plimsoll.zeebe.address")
@EnableConfigurationProperties(ZeebeProperties.class)
class ZeebeConfiguration {

    private static final int WORKER_THREADS = 8;
    private static final Duration COMMAND_PATIENCE = Duration.ofSeconds(10);
    private static final Duration RELAY_IDLE = Duration.ofMillis(200);

    @Bean
    CredentialsProvider zeebeCredentials(ZeebeProperties zeebe) {
        OAuth oauth = zeebe.oauth();
        Basic basic = zeebe.basic();
        if (oauth != null) {
            return CredentialsProvider.newCredentialsProviderBuilder()
                    .applyEnvironmentOverrides(false)
                    .clientId(oauth.clientId())
                    .clientSecret(oauth.clientSecret())
                    .authorizationServerUrl(oauth.tokenUrl().toString())
                    .audience(oauth.audience())
                    .scope(oauth.scope())
                    .credentialsCachePath(cacheFile().toString())
                    .build();
        }
        if (basic != null) {
            return CredentialsProvider.newBasicAuthCredentialsProviderBuilder()
                    .applyEnvironmentOverrides(false)
                    .username(basic.username())
                    .password(basic.password())
                    .build();
        }
        return new NoopCredentialsProvider();
    }

    // The client insists on a file for its tokens; by default it would lie in the home folder, readable by all.
    private static Path cacheFile() {
        try {
            return Files.createTempFile("plimsoll-zeebe-", ".credentials");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The client connects when it is first used, so a broker that is down does not keep the app from starting. */
    @Bean(destroyMethod = "close")
    CamundaClient zeebeClient(ZeebeProperties zeebe, CredentialsProvider credentials) {
        CamundaClientBuilder client = CamundaClient.newClientBuilder()
                .applyEnvironmentVariableOverrides(false)
                .grpcAddress(zeebe.address())
                .restAddress(zeebe.restAddress())
                .preferRestOverGrpc(false)
                .credentialsProvider(credentials)
                .defaultRequestTimeout(Duration.ofSeconds(10))
                .defaultJobPollInterval(Duration.ofMillis(100))
                .jobHandlingExecutor(
                        Executors.newFixedThreadPool(
                                WORKER_THREADS,
                                Thread.ofPlatform().name("worker-", 1).daemon().factory()),
                        true);
        if (zeebe.caCertificate() != null) {
            client.caCertificatePath(zeebe.caCertificate());
        }
        return client.build();
    }

    @Bean
    PacedCommands pacedCommands(ZeebeProperties zeebe) {
        return new PacedCommands(zeebe.commandsInFlight(), COMMAND_PATIENCE);
    }

    @Bean
    ProcessDeployment processDeployment(CamundaClient client, PacedCommands commands) {
        return new ProcessDeployment(client, commands);
    }

    @Bean
    UserTaskCompletion userTaskCompletion(ZeebeProperties zeebe, CredentialsProvider credentials, JsonMapper json) {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        RestUserTaskCompletion v1 = new RestUserTaskCompletion(http, api(zeebe, "/v1"), credentials, json);
        RestUserTaskCompletion v2 = new RestUserTaskCompletion(http, api(zeebe, "/v2"), credentials, json);
        return switch (zeebe.userTaskApi()) {
            case AUTO -> new ProbedUserTaskCompletion(v2, v1);
            case V1 -> v1;
            case V2 -> v2;
        };
    }

    private static URI api(ZeebeProperties zeebe, String version) {
        String base = zeebe.restAddress().toString();
        return URI.create(base.endsWith("/") ? base.substring(0, base.length() - 1) + version : base + version);
    }

    @Bean
    Poller outboxRelay(
            Outbox outbox,
            CamundaClient client,
            PacedCommands commands,
            UserTaskCompletion userTasks,
            ProcessDeployment deployment,
            InstantSource clock) {
        ZeebeCourier courier = new ZeebeCourier(client, commands, userTasks);
        return new Poller("outbox-relay", RELAY_IDLE, new OutboxRelay(outbox, courier, deployment, clock));
    }

    @Bean
    Workers workers(CamundaClient client, PacedCommands commands, List<Worker<?>> workers) {
        return new Workers(client, commands, workers);
    }
}
