package io.plimsoll.batch.billingrun;

import static io.plimsoll.BillingBook.FINANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plimsoll.BillingBook;
import io.plimsoll.batch.BatchLauncher;
import io.plimsoll.billingrun.BillingRun;
import io.plimsoll.billingrun.BillingRuns;
import io.plimsoll.billingrun.PeriodClosing;
import io.plimsoll.kernel.BillingRunId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

class BillingRunJobIT {

    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private final BillingBook book = new BillingBook("io.plimsoll.batch");
    private final BillingRuns runs = book.get(BillingRuns.class);
    private final BatchLauncher launcher = book.get(BatchLauncher.class);

    @AfterEach
    void close() {
        book.close();
    }

    @Test
    void worksOffARequestAndShowsItsProgress() {
        book.subscribedCustomers(700);
        BillingRun requested = runs.request(JUNE, false, FINANCE, JUNE);
        assertThat(requested.state()).isEqualTo(BillingRun.State.QUEUED);

        BillingRun run = awaitOver(requested.id());
        assertThat(run.state()).isEqualTo(BillingRun.State.COMPLETED);
        assertThat(run.done()).isEqualTo(700).isEqualTo(run.periodsDue()).isEqualTo(run.invoices());
        assertThat(run.startedAt()).isNotNull();
        assertThat(run.finishedAt()).isNotNull();
    }

    @Test
    void goesOnWhereAKilledProcessStoppedAndBillsNothingTwice() {
        book.subscribedCustomers(700);
        launcher.stop();
        BillingRunId id = runs.request(JUNE, false, FINANCE, JUNE).id();
        // What a killed process leaves: two chunks closed, the run RUNNING, its execution and step STARTED.
        runs.begin(id, JUNE);
        PeriodClosing closing = book.get(PeriodClosing.class);
        closing.closeNext(runs.get(id), 200, JUNE);
        closing.closeNext(runs.get(id), 100, JUNE);
        leaveStarted(id);
        assertThat(runs.get(id).done()).isEqualTo(300);

        launcher.start();

        BillingRun run = awaitOver(id);
        assertThat(run.state()).isEqualTo(BillingRun.State.COMPLETED);
        assertThat(run.invoices()).isEqualTo(700);
        assertThat(run.periodsDue()).isEqualTo(700);
        assertThat(run.startedAt()).isEqualTo(JUNE);
        assertThat(book.count("select count(*) from invoice")).isEqualTo(700);
        assertThat(book.count("select count(distinct subscription_id) from invoice"))
                .isEqualTo(700);
        assertThat(book.count("select count(*) from outbox_message")).isEqualTo(700);
        assertThat(book.get(JobRepository.class).findRunningJobExecutions("billing-run"))
                .isEmpty();
    }

    @Test
    void aStoppedApplicationLeavesTheRestForTheNextStart() {
        book.subscribedCustomers(1_600);
        BillingRunId id = runs.request(JUNE, false, FINANCE, JUNE).id();
        await().atMost(Duration.ofSeconds(60)).until(() -> runs.get(id).done() > 0);
        launcher.stop();
        long done = runs.get(id).done();
        assertThat(book.count("select count(*) from invoice")).isEqualTo(done);
        launcher.start();
        assertThat(awaitOver(id).invoices()).isEqualTo(1_600);
        assertThat(book.count("select count(*) from invoice")).isEqualTo(1_600);
    }

    private void leaveStarted(BillingRunId id) {
        JobRepository repository = book.get(JobRepository.class);
        JobParameters parameters =
                new JobParametersBuilder().addLong("request", id.value()).toJobParameters();
        JobExecution execution = repository.createJobExecution(
                repository.createJobInstance("billing-run", parameters), parameters, new ExecutionContext());
        execution.setStatus(BatchStatus.STARTED);
        repository.update(execution);
        StepExecution step = repository.createStepExecution("close-periods", execution);
        step.setStatus(BatchStatus.STARTED);
        repository.update(step);
    }

    private BillingRun awaitOver(BillingRunId id) {
        await().atMost(Duration.ofMinutes(2)).until(() -> runs.get(id).state().isOver());
        return runs.get(id);
    }
}
