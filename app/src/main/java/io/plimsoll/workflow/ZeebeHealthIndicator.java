package io.plimsoll.workflow;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.Topology;
import io.plimsoll.outbox.Outbox;
import io.plimsoll.outbox.OutboxState;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Whether the broker answers, and what waits for it. It is no part of readiness: without a broker usage and billing go on,
 * and workflows catch up.
 */
@Component
@ConditionalOnProperty("plimsoll.zeebe.address")
class ZeebeHealthIndicator extends AbstractHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CamundaClient client;
    private final Outbox outbox;

    ZeebeHealthIndicator(CamundaClient client, Outbox outbox) {
        super("the broker does not answer");
        this.client = client;
        this.outbox = outbox;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        OutboxState state = outbox.state();
        health.withDetail("outboxWaiting", state.waiting()).withDetail("outboxRefused", state.refused());
        if (state.waitingSince() != null) {
            health.withDetail("outboxWaitingSince", state.waitingSince());
        }
        Topology topology =
                client.newTopologyRequest().requestTimeout(PATIENCE).send().join();
        health.up().withDetail("version", topology.getGatewayVersion());
    }
}
