package io.plimsoll.workflow.history;

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
}
