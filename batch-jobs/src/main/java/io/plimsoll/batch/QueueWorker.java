package io.plimsoll.batch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Takes one queue's requests, one at a time, for as long as the application runs. */
final class QueueWorker implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(QueueWorker.class);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);
    private static final Duration FAULT_INTERVAL = Duration.ofSeconds(2);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);
    private static final int FLEETING_FAILURE_LIMIT = 10;

    private final BatchQueue queue;
    private final DataSource dataSource;
    private final Executions executions;
    private final Thread thread;
    private final CountDownLatch stopRequested = new CountDownLatch(1);
    private volatile @Nullable Long current;
    private int fleetingFailures;

    QueueWorker(BatchQueue queue, DataSource dataSource, Executions executions) {
        this.queue = queue;
        this.dataSource = dataSource;
        this.executions = executions;
        this.thread = Thread.ofVirtual().name("batch-" + queue.job().getName()).unstarted(this);
    }

    void start() {
        thread.start();
    }

    void requestStop() {
        stopRequested.countDown();
    }

    /** Asks again and again: the job may be between being claimed and being able to hear it. */
    void awaitStop() {
        try {
            for (long waited = 0; waited < STOP_TIMEOUT.toMillis(); waited += POLL_INTERVAL.toMillis()) {
                stopJob();
                if (thread.join(POLL_INTERVAL)) {
                    return;
                }
            }
            LOG.warn("{} came to no commit in {}; its work goes on at the next start", thread.getName(), STOP_TIMEOUT);
            thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopJob() {
        Long request = current;
        if (request != null) {
            try {
                executions.stop(queue.job(), request);
            } catch (JobExecutionException | RuntimeException e) {
                LOG.debug("{} {} could not be asked to stop: {}", queue.job().getName(), request, e.toString());
            }
        }
    }

    @Override
    public void run() {
        while (!stopsWithin(POLL_INTERVAL)) {
            try {
                for (long request : queue.unfinished()) {
                    if (stopsWithin(Duration.ZERO)) {
                        return;
                    }
                    work(request);
                }
            } catch (RuntimeException e) {
                LOG.warn("{} tries again: {}", thread.getName(), e.toString());
                if (stopsWithin(FAULT_INTERVAL)) {
                    return;
                }
            }
        }
    }

    /** Does nothing when another process holds the request. */
    void work(long request) {
        Optional<RequestLock> lock =
                RequestLock.tryAcquire(dataSource, queue.job().getName(), request);
        if (lock.isEmpty()) {
            return;
        }
        try (RequestLock _ = lock.get()) {
            // Listed before the lock was ours: its last owner may have finished it since.
            if (queue.unfinished().contains(request)) {
                current = request;
                queue.began(request);
                settle(request, executions.run(queue.job(), request));
            }
        } catch (JobExecutionException e) {
            throw new IllegalStateException("expected to run request " + request + ", but " + e.getMessage(), e);
        } finally {
            current = null;
        }
    }

    private void settle(long request, JobExecution execution) {
        BatchStatus status = execution.getStatus();
        if (status == BatchStatus.COMPLETED) {
            fleetingFailures = 0;
            queue.completed(request);
        } else if (status == BatchStatus.FAILED) {
            Throwable cause = execution.getAllFailureExceptions().stream()
                    .findFirst()
                    .orElseGet(() -> new IllegalStateException("the job gave no reason"));
            if (isFleeting(cause) && ++fleetingFailures < FLEETING_FAILURE_LIMIT) {
                throw new IllegalStateException("expected the database to answer, but " + cause.getMessage(), cause);
            }
            fleetingFailures = 0;
            queue.failed(request, String.valueOf(cause.getMessage()));
        }
        // Anything else was stopped on request and goes on at the next start.
    }

    /** A database that is away or wants the transaction again: not the request's fault. */
    private static boolean isFleeting(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof NonTransientDataAccessResourceException
                    || cause instanceof CannotCreateTransactionException) {
                return true;
            }
        }
        return false;
    }

    private boolean stopsWithin(Duration time) {
        try {
            return stopRequested.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
