package io.plimsoll.node;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.plimsoll.audit.AuditChain;
import io.plimsoll.audit.CheckpointKey;
import io.plimsoll.audit.Checkpoints;
import io.plimsoll.audit.RefusedAttempts;
import io.plimsoll.workflow.Poller;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chains what was recorded, and vouches for the chain outside the database. */
@Configuration(proxyBeanMethods = false)
class AuditPollers {

    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofMinutes(1);
    private static final int ENTRIES = 2_000;

    @Bean
    CheckpointKey checkpointKey(@Value("${plimsoll.data}") Path data) {
        return CheckpointKey.in(data.resolve("secrets/audit-checkpoint-key"), data.resolve("audit/checkpoint-key.pub"));
    }

    @Bean
    Checkpoints checkpoints(
            CheckpointKey key,
            @Value("${plimsoll.audit.checkpoints:${plimsoll.data}/audit/checkpoints.jsonl}") Path file) {
        return new Checkpoints(file, key);
    }

    @Bean
    Poller auditSequencer(AuditChain chain) {
        return new Poller("audit-sequencer", IDLE, () -> chain.advance(ENTRIES) == ENTRIES);
    }

    @Bean
    Poller auditCheckpoints(AuditChain chain, Checkpoints checkpoints, InstantSource clock) {
        return new Poller("audit-checkpoints", BETWEEN_CHECKPOINTS, () -> {
            chain.head().ifPresent(head -> checkpoints.add(head, clock.instant()));
            return false;
        });
    }

    @Bean
    MeterBinder auditMeters(AuditChain chain, RefusedAttempts refused) {
        return registry -> {
            Gauge.builder("plimsoll.audit.waiting", chain, AuditChain::waiting)
                    .description("Committed audit entries that have no place in the chain yet")
                    .register(registry);
            FunctionCounter.builder("plimsoll.audit.attempts.dropped", refused, RefusedAttempts::dropped)
                    .description("Refused attempts that a flood kept from being recorded")
                    .register(registry);
        };
    }
}
