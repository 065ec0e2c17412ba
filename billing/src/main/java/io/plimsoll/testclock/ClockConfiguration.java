package io.plimsoll.testclock;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives everything its clock: the sandbox's where there is one, else the system's. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "plimsoll.sandbox", havingValue = "true")
    static class Sandbox {

        @Bean
        SandboxClock sandboxClock(JdbcClient database, @Value("${plimsoll.clock:}") String firstStart) {
            return new SandboxClock(
                    database, InstantSource.system(), firstStart.isBlank() ? null : Instant.parse(firstStart.strip()));
        }

        @Bean
        TestClock testClock(
                SandboxClock clock,
                JdbcClient database,
                List<FollowingClock> followers,
                ObjectProvider<SandboxWork> others) {
            List<SandboxWork> work = Stream.concat(Stream.of(new DueWork(database)), others.orderedStream())
                    .toList();
            return new TestClock(clock, work, followers, InstantSource.system());
        }
    }

    @Bean
    @ConditionalOnProperty(name = "plimsoll.sandbox", havingValue = "false", matchIfMissing = true)
    InstantSource systemClock() {
        return InstantSource.system();
    }
}
