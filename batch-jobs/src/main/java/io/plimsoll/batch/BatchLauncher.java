package io.plimsoll.batch;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;

/**
 * Works off every queue on a thread of its own while the application runs. At start-up this also takes up what a killed
 * process left: its requests are unfinished, and nobody holds their locks.
 */
public final class BatchLauncher implements SmartLifecycle {

    private final List<BatchQueue> queues;
    private final DataSource dataSource;
    private final Executions executions;
    private List<QueueWorker> workers = List.of();

    BatchLauncher(List<BatchQueue> queues, DataSource dataSource, Executions executions) {
        this.queues = List.copyOf(queues);
        this.dataSource = dataSource;
        this.executions = executions;
    }

    @Override
    public synchronized void start() {
        if (workers.isEmpty()) {
            workers = queues.stream()
                    .map(queue -> new QueueWorker(queue, dataSource, executions))
                    .toList();
            workers.forEach(QueueWorker::start);
        }
    }

    /** Lets every job come to its next commit and stop there; the next start goes on from it. */
    @Override
    public synchronized void stop() {
        workers.forEach(QueueWorker::requestStop);
        workers.forEach(QueueWorker::awaitStop);
        workers = List.of();
    }

    @Override
    public synchronized boolean isRunning() {
        return !workers.isEmpty();
    }
}
