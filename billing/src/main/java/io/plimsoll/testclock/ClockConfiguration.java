package io.plimsoll.testclock;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives everything its clock: the sandbox's where there is one, else the system's. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    @ConditionalOnProperty(name = "plimsoll.sandbox", havingValue = "true")
    SandboxClock sandboxClock(JdbcClient database, @Value("${plimsoll.clock:#{null}}") @Nullable String firstStart) {
        return new SandboxClock(
                database, InstantSource.system(), firstStart == null ? null : Instant.parse(firstStart));
    }

    @Bean
    @ConditionalOnProperty(name = "plimsoll.sandbox", havingValue = "false", matchIfMissing = true)
    InstantSource systemClock() {
        return InstantSource.system();
    }
}
