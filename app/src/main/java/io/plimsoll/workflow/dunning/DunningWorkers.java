package io.plimsoll.workflow.dunning;

import io.plimsoll.bpmn.dunning.DunningProcess;
import io.plimsoll.bpmn.dunning.DunningVariables;
import io.plimsoll.bpmn.dunning.NextAction;
import io.plimsoll.dunning.Dunning;
import io.plimsoll.dunning.DunningAction;
import io.plimsoll.dunning.DunningSteps;
import io.plimsoll.dunning.NextStep;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.workflow.Spread;
import io.plimsoll.workflow.Worker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DunningWorkers {

    private static final Duration STEP_SPREAD = Duration.ofMinutes(15);

    private final Dunning dunning;
    private final DunningSteps steps;
    private final InstantSource clock;

    DunningWorkers(Dunning dunning, DunningSteps steps, InstantSource clock) {
        this.dunning = dunning;
        this.steps = steps;
        this.clock = clock;
    }

    @Bean
    Worker<DunningVariables> decideDunningStep() {
        return new Worker<>(DunningProcess.DECIDE_JOB, DunningVariables.class, variables -> {
            Instant now = clock.instant();
            return switch (dunning.decide(InvoiceId.parse(variables.subject()), now)) {
                case NextStep.Take(var step) -> Map.of("action", action(step.action()));
                case NextStep.WaitUntil(Instant then) ->
                    Map.of("action", NextAction.WAIT.name(), "nextStepIn", wait(variables, then, now));
                case NextStep.AskAPerson _ -> Map.of("action", NextAction.BY_HAND.name());
                case NextStep.Nothing _ -> Map.of("action", NextAction.NONE.name());
            };
        });
    }

    @Bean
    Worker<DunningVariables> retryPayment() {
        return step(DunningProcess.RETRY_JOB);
    }

    @Bean
    Worker<DunningVariables> remindCustomer() {
        return step(DunningProcess.REMIND_JOB);
    }

    @Bean
    Worker<DunningVariables> restrictService() {
        return step(DunningProcess.RESTRICT_JOB);
    }

    @Bean
    Worker<DunningVariables> writeOffInvoice() {
        return step(DunningProcess.WRITE_OFF_JOB);
    }

    /** The case was closed in the transaction that settled the invoice; here the process only says so. */
    @Bean
    Worker<DunningVariables> closeDunningCase() {
        return new Worker<>(DunningProcess.CLOSE_JOB, DunningVariables.class, variables -> {
            InvoiceId invoice = InvoiceId.parse(variables.subject());
            if (dunning.find(invoice).orElseThrow().endedAt() == null) {
                throw new IllegalStateException("expected the case of " + invoice + " to have ended, but it is open");
            }
            return Map.of();
        });
    }

    private Worker<DunningVariables> step(String jobType) {
        return new Worker<>(jobType, DunningVariables.class, variables -> {
            Instant now = clock.instant();
            Instant next = steps.take(InvoiceId.parse(variables.subject()), now);
            return Map.of("nextStepIn", wait(variables, next, now));
        });
    }

    private static String wait(DunningVariables variables, Instant then, Instant now) {
        return Spread.until(then, now, variables.subject(), STEP_SPREAD);
    }

    private static String action(DunningAction action) {
        return NextAction.valueOf(action.name()).name();
    }
}
