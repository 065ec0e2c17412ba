package io.plimsoll.workflow.trial;

import io.plimsoll.bpmn.trial.TrialProcess;
import io.plimsoll.bpmn.trial.TrialVariables;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.trial.NextStep;
import io.plimsoll.trial.TrialCourse;
import io.plimsoll.workflow.Spread;
import io.plimsoll.workflow.Worker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TrialWorkers {

    private static final Duration SPREAD = Duration.ofMinutes(10);

    @Bean
    Worker<TrialVariables> lookAheadInTrial(TrialCourse course, InstantSource clock) {
        return new Worker<>(TrialProcess.LOOK_AHEAD_JOB, TrialVariables.class, variables -> {
            NextStep next = course.next(SubscriptionId.parse(variables.subject()));
            String dueIn = Spread.until(next.dueAt(), clock.instant(), variables.subject(), SPREAD);
            return Map.of("next", next.kind().name(), "dueIn", dueIn);
        });
    }

    @Bean
    Worker<TrialVariables> remindInTrial(TrialCourse course, InstantSource clock) {
        return new Worker<>(TrialProcess.REMIND_JOB, TrialVariables.class, variables -> {
            course.remind(SubscriptionId.parse(variables.subject()), clock.instant());
            return Map.of();
        });
    }

    @Bean
    Worker<TrialVariables> decideEndOfTrial(TrialCourse course, InstantSource clock) {
        return new Worker<>(TrialProcess.DECIDE_END_JOB, TrialVariables.class, variables -> {
            course.decideEnd(SubscriptionId.parse(variables.subject()), clock.instant());
            return Map.of();
        });
    }

    @Bean
    Worker<TrialVariables> expireTrial(TrialCourse course, InstantSource clock) {
        return new Worker<>(TrialProcess.EXPIRE_JOB, TrialVariables.class, variables -> {
            course.expire(SubscriptionId.parse(variables.subject()), clock.instant());
            return Map.of();
        });
    }
}
