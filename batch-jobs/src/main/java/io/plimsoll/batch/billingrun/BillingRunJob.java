package io.plimsoll.batch.billingrun;

import io.plimsoll.batch.BatchQueue;
import io.plimsoll.billingrun.BillingRuns;
import io.plimsoll.billingrun.PeriodClosing;
import java.time.InstantSource;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/** Wires the job: one step that closes a chunk of periods a call until none is due. */
@Configuration(proxyBeanMethods = false)
class BillingRunJob {

    private static final String JOB = "billing-run";
    private static final String STEP = "close-periods";

    @Bean
    BatchQueue billingRunQueue(
            BillingRuns runs,
            PeriodClosing closing,
            InstantSource clock,
            JobRepository repository,
            PlatformTransactionManager transactions) {
        CloseChunk closeChunk = new CloseChunk(runs, closing, clock);
        return new BillingRunQueue(
                runs,
                clock,
                new JobBuilder(JOB, repository)
                        .start(new StepBuilder(STEP, repository)
                                .tasklet(closeChunk, transactions)
                                .transactionAttribute(ofItsOwn())
                                .build())
                        .build());
    }

    /** Closing has its own transactions: when a chunk fails it is rolled back and closed one by one. */
    private static DefaultTransactionAttribute ofItsOwn() {
        return new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }
}
