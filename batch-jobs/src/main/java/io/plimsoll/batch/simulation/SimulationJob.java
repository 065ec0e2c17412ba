package io.plimsoll.batch.simulation;

import io.plimsoll.batch.BatchQueue;
import io.plimsoll.simulation.Simulating;
import io.plimsoll.simulation.Simulations;
import java.time.InstantSource;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/** Wires the job: one step that computes a chunk a call until the book is through or somebody stops it. */
@Configuration(proxyBeanMethods = false)
class SimulationJob {

    private static final String JOB = "policy-simulation";
    private static final String STEP = "bill-again";

    @Bean
    BatchQueue simulationQueue(
            Simulations simulations,
            Simulating simulating,
            InstantSource clock,
            JobRepository repository,
            PlatformTransactionManager transactions) {
        return new SimulationQueue(
                simulations,
                clock,
                new JobBuilder(JOB, repository)
                        .start(new StepBuilder(STEP, repository)
                                .tasklet(new SimulateChunk(simulations, simulating), transactions)
                                .transactionAttribute(ofItsOwn())
                                .build())
                        .build());
    }

    /** A chunk is computed outside of any transaction and written in one of its own. */
    private static DefaultTransactionAttribute ofItsOwn() {
        return new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }
}
