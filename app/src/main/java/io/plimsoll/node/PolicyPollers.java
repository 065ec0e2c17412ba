package io.plimsoll.node;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.plimsoll.policy.Policies;
import io.plimsoll.workflow.Poller;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PolicyPollers {

    private static final Duration RECONNECT = Duration.ofMillis(500);
    private static final Duration POLL = Duration.ofSeconds(2);

    @Bean
    Poller policyListener(PolicyHearing hearing) {
        return new Poller("policy-listener", RECONNECT, () -> {
            hearing.listen();
            return true;
        });
    }

    /** Finds what the listener did not hear, and shows that the node is alive. */
    @Bean
    Poller policyPoll(PolicyWatch watch) {
        return new Poller("policy-poll", POLL, () -> {
            watch.look();
            return false;
        });
    }

    /** Nodes that agree show one number; one that stays behind shows a smaller one. */
    @Bean
    MeterBinder policyMeters(Policies policies) {
        return registry -> {
            Gauge.builder(
                            "plimsoll.policy.activation",
                            policies,
                            known -> known.pin().lastActivation())
                    .description("The newest policy activation this node decides by")
                    .register(registry);
            Gauge.builder("plimsoll.policy.cached.rows", policies, Policies::cachedRows)
                    .description("Rows of policy tables this node holds ready")
                    .register(registry);
        };
    }
}
