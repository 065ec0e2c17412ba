package io.plimsoll.workflow.testclock;

import io.plimsoll.testclock.TestClock;
import io.plimsoll.workflow.Poller;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "plimsoll.sandbox", havingValue = "true")
class BrokerClockConfiguration {

    private static final Duration WRITTEN_EVERY = Duration.ofSeconds(5);

    @Bean
    @ConditionalOnProperty("plimsoll.zeebe.management-address")
    BrokerClock brokerClock(@Value("${plimsoll.zeebe.management-address}") URI managementAddress, JsonMapper json) {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        return new BrokerClock(http, managementAddress, json);
    }

    /** Writes the time down, and brings a broker that was started again back to it. */
    @Bean
    Poller clockKeeper(TestClock clock) {
        return new Poller("test-clock", WRITTEN_EVERY, () -> {
            clock.keepPace();
            return false;
        });
    }
}
