package io.plimsoll.workflow.commitment;

import io.plimsoll.bpmn.commitment.CommitmentRenewalProcess;
import io.plimsoll.bpmn.commitment.CommitmentRenewalVariables;
import io.plimsoll.commitment.NextStep;
import io.plimsoll.commitment.Renewals;
import io.plimsoll.kernel.CommitmentId;
import io.plimsoll.workflow.Spread;
import io.plimsoll.workflow.Worker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CommitmentWorkers {

    private static final Duration SPREAD = Duration.ofMinutes(10);

    @Bean
    Worker<CommitmentRenewalVariables> lookAheadInCommitment(Renewals renewals, InstantSource clock) {
        return new Worker<>(CommitmentRenewalProcess.LOOK_AHEAD_JOB, CommitmentRenewalVariables.class, variables -> {
            Instant now = clock.instant();
            NextStep next = renewals.next(CommitmentId.parse(variables.subject()), now);
            return Map.of(
                    "next", next.kind().name(), "dueIn", Spread.until(next.dueAt(), now, variables.subject(), SPREAD));
        });
    }

    @Bean
    Worker<CommitmentRenewalVariables> sendCommitmentNotice(Renewals renewals, InstantSource clock) {
        return new Worker<>(CommitmentRenewalProcess.NOTICE_JOB, CommitmentRenewalVariables.class, variables -> {
            renewals.notice(CommitmentId.parse(variables.subject()), clock.instant());
            return Map.of();
        });
    }

    @Bean
    Worker<CommitmentRenewalVariables> endCommitmentTerm(Renewals renewals, InstantSource clock) {
        return new Worker<>(CommitmentRenewalProcess.END_TERM_JOB, CommitmentRenewalVariables.class, variables -> {
            renewals.endTerm(CommitmentId.parse(variables.subject()), clock.instant());
            return Map.of();
        });
    }
}
