package io.plimsoll.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plimsoll.PlimsollDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

class BatchLauncherIT {

    private final DataSource dataSource = PlimsollDatabase.fresh();
    private final JdbcClient database = JdbcClient.create(dataSource);
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private final JobRepository repository;
    private final JobOperator operator;
    private final LettersQueue queue;

    BatchLauncherIT() {
        LettersQueue.createTables(database);
        context.registerBean("dataSource", DataSource.class, () -> dataSource);
        context.registerBean(
                "transactionManager", PlatformTransactionManager.class, () -> new JdbcTransactionManager(dataSource));
        context.register(BatchConfiguration.class);
        context.registerBean(
                LettersQueue.class,
                () -> new LettersQueue(
                        database,
                        context.getBean(JobRepository.class),
                        context.getBean(PlatformTransactionManager.class)),
                definition -> definition.setLazyInit(false));
        context.refresh();
        repository = context.getBean(JobRepository.class);
        operator = context.getBean(JobOperator.class);
        queue = context.getBean(LettersQueue.class);
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void worksOffWhatIsQueued() {
        queue.request(1, 3);
        queue.request(2, 1);
        awaitState(1, "COMPLETED");
        awaitState(2, "COMPLETED");
        assertThat(queue.written(1)).isEqualTo(3);
        assertThat(queue.written(2)).isEqualTo(1);
    }

    @Test
    void aFailingRequestSaysWhyAndLetsTheNextOneGo() {
        queue.beforeLetter(letter -> {
            if (letter == 2) {
                throw new IllegalStateException("no ink");
            }
        });
        queue.request(1, 3);
        queue.request(2, 1);
        awaitState(2, "COMPLETED");
        assertThat(queue.state(1)).isEqualTo("FAILED");
        assertThat(queue.written(1)).isEqualTo(1);
        assertThat(database.sql("select failure from letter_request where request_id = 1")
                        .query(String.class)
                        .single())
                .isEqualTo("no ink");
    }

    @Test
    void stopsAtACommitAndTheNextStartGoesOnFromThere() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        queue.beforeLetter(letter -> {
            if (letter == 3) {
                reached.countDown();
                pause(400);
            }
        });
        queue.request(1, 50);
        reached.await();
        launcher().stop();
        assertThat(queue.state(1)).isEqualTo("RUNNING");
        assertThat(queue.written(1)).isBetween(3, 49);
        assertThat(lastStatus(1)).isEqualTo(BatchStatus.STOPPED);

        launcher().start();
        awaitState(1, "COMPLETED");
        assertThat(queue.written(1)).isEqualTo(50);
    }

    @Test
    void takesUpWhatAKilledProcessLeftAgainAndAgain() throws Exception {
        launcher().stop();
        for (int kill = 1; kill <= 3; kill++) {
            // A killed process leaves its request RUNNING, its execution and step STARTED, and no lock.
            leaveExecutionStarted(1, 5, kill);
        }
        launcher().start();
        awaitState(1, "COMPLETED");
        assertThat(queue.written(1)).isEqualTo(5);
        assertThat(repository.findRunningJobExecutions("letters")).isEmpty();
    }

    @Test
    void takesUpARequestWhoseProcessDiedBeforeItsFirstExecution() {
        launcher().stop();
        queue.request(1, 2);
        repository.createJobInstance(
                "letters", new JobParametersBuilder().addLong("request", 1L).toJobParameters());
        launcher().start();
        awaitState(1, "COMPLETED");
    }

    @Test
    void twoLaunchersNeverWorkOnOneRequestAtOnce() {
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        queue.beforeLetter(letter -> {
            most.accumulateAndGet(working.incrementAndGet(), Math::max);
            pause(30);
            working.decrementAndGet();
        });
        BatchLauncher second = new BatchLauncher(List.of(queue), dataSource, new Executions(operator, repository));
        queue.request(1, 40);
        second.start();
        try {
            awaitState(1, "COMPLETED");
        } finally {
            second.stop();
        }
        assertThat(most).hasValue(1);
        assertThat(queue.written(1)).isEqualTo(40);
    }

    private void leaveExecutionStarted(long request, int wanted, int kill) {
        if (kill == 1) {
            queue.request(request, wanted);
        } else {
            JobExecution dead = last(request);
            operator.recover(dead);
        }
        queue.began(request);
        var parameters = new JobParametersBuilder().addLong("request", request).toJobParameters();
        var instance = kill == 1
                ? repository.createJobInstance("letters", parameters)
                : repository.getJobInstance("letters", parameters);
        JobExecution execution =
                repository.createJobExecution(Objects.requireNonNull(instance), parameters, new ExecutionContext());
        execution.setStatus(BatchStatus.STARTED);
        repository.update(execution);
        var step = repository.createStepExecution("write-letters", execution);
        step.setStatus(BatchStatus.STARTED);
        repository.update(step);
    }

    private JobExecution last(long request) {
        var parameters = new JobParametersBuilder().addLong("request", request).toJobParameters();
        return Objects.requireNonNull(repository.getLastJobExecution("letters", parameters));
    }

    private BatchStatus lastStatus(long request) {
        return last(request).getStatus();
    }

    private BatchLauncher launcher() {
        return context.getBean(BatchLauncher.class);
    }

    private void awaitState(long request, String state) {
        await().atMost(Duration.ofSeconds(20)).until(() -> queue.state(request).equals(state));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
