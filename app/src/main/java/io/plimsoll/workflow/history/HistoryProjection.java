package io.plimsoll.workflow.history;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.plimsoll.history.HistoryLag;
import io.plimsoll.history.WorkflowHistory;
import io.plimsoll.workflow.Poller;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HistoryProjection {

    private static final Duration IDLE = Duration.ofMillis(200);
    private static final int RECORDS = 2_000;

    @Bean
    Poller historyProjector(WorkflowHistory history) {
        return new Poller("history-projection", IDLE, () -> history.project(RECORDS) > 0);
    }

    /** Whether the history is whole, and how far behind. */
    @Bean
    MeterBinder historyMeters(WorkflowHistory history) {
        return registry -> {
            Gauge.builder(
                            "plimsoll.history.missing",
                            history,
                            of -> of.lag().stream()
                                    .mapToLong(HistoryLag::missingPositions)
                                    .sum())
                    .description("Records of the broker that the exporter never saw; 0 means no hole")
                    .register(registry);
            Gauge.builder(
                            "plimsoll.history.unprojected",
                            history,
                            of -> of.lag().stream()
                                    .mapToLong(HistoryLag::unprojected)
                                    .sum())
                    .description("Records of the broker that no page shows yet")
                    .register(registry);
        };
    }
}
