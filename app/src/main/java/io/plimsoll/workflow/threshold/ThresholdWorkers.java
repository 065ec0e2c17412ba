package io.plimsoll.workflow.threshold;

import io.plimsoll.bpmn.threshold.UsageThresholdProcess;
import io.plimsoll.bpmn.threshold.UsageThresholdVariables;
import io.plimsoll.kernel.ThresholdCrossingId;
import io.plimsoll.threshold.ChosenAudience;
import io.plimsoll.threshold.ThresholdCrossing.Audience;
import io.plimsoll.threshold.Thresholds;
import io.plimsoll.workflow.Poller;
import io.plimsoll.workflow.Worker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ThresholdWorkers {

    private static final Duration WATCH_IDLE = Duration.ofMillis(500);
    private static final int MOVEMENTS = 500;

    @Bean
    Worker<UsageThresholdVariables> chooseAudience(Thresholds thresholds, InstantSource clock) {
        return new Worker<>(UsageThresholdProcess.CHOOSE_AUDIENCE_JOB, UsageThresholdVariables.class, variables -> {
            ThresholdCrossingId id = ThresholdCrossingId.parse(variables.subject());
            ChosenAudience chosen = thresholds.chooseAudience(id, clock.instant());
            String reason = Objects.requireNonNullElse(thresholds.get(id).stateReason(), "");
            return Map.of(
                    "suppressed",
                    chosen.suppressed(),
                    "suppressionReason",
                    reason,
                    "followUpNeeded",
                    chosen.audience() != Audience.CUSTOMER);
        });
    }

    @Bean
    Worker<UsageThresholdVariables> notifyCustomer(Thresholds thresholds, InstantSource clock) {
        return new Worker<>(UsageThresholdProcess.NOTIFY_JOB, UsageThresholdVariables.class, variables -> {
            boolean followUpNeeded =
                    thresholds.notifyCustomer(ThresholdCrossingId.parse(variables.subject()), clock.instant());
            return Map.of("followUpNeeded", followUpNeeded);
        });
    }

    /** Goes on without a broker: crossings are found and their processes wait in the outbox. */
    @Bean
    Poller thresholdWatch(Thresholds thresholds, InstantSource clock) {
        return new Poller(
                "threshold-watch",
                WATCH_IDLE,
                () -> thresholds.lookAtMovements(MOVEMENTS, clock.instant()) == MOVEMENTS);
    }
}
