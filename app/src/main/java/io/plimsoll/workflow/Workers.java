package io.plimsoll.workflow;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.api.worker.JobWorker;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.workflow.BrokerRefusal.Why;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the workers: takes their jobs, does them, and tells the broker when PostgreSQL has the result. */
class Workers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private static final int MAX_JOBS_ACTIVE = 32;
    private static final Duration JOB_TIMEOUT = Duration.ofMinutes(1);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final CamundaClient client;
    private final PacedCommands commands;
    private final List<Worker<?>> workers;
    private final List<JobWorker> open = new ArrayList<>();

    Workers(CamundaClient client, PacedCommands commands, List<Worker<?>> workers) {
        this.client = client;
        this.commands = commands;
        this.workers = List.copyOf(workers);
    }

    @Override
    public synchronized void start() {
        for (Worker<?> worker : workers) {
            open.add(client.newWorker()
                    .jobType(worker.jobType())
                    .handler((_, job) -> handle(worker, job))
                    .name("plimsoll")
                    .timeout(JOB_TIMEOUT)
                    .maxJobsActive(MAX_JOBS_ACTIVE)
                    .backoffSupplier(BackoffSupplier.newBackoffBuilder()
                            .minDelay(100)
                            .maxDelay(5_000)
                            .build())
                    .fetchVariables(Arrays.stream(worker.variables().getRecordComponents())
                            .map(RecordComponent::getName)
                            .toList())
                    .open());
        }
    }

    private <V extends Record> void handle(Worker<V> worker, ActivatedJob job) {
        Map<String, Object> result;
        try {
            result = worker.work().apply(job.getVariablesAsType(worker.variables()));
        } catch (DrawnError e) {
            tell(job, "refused", () -> refuse(job, e));
            return;
        } catch (RuntimeException e) {
            LOG.warn("job {} of {} failed", job.getKey(), job.getType(), e);
            tell(job, "failed", () -> fail(job, e));
            return;
        }
        tell(
                job,
                "done",
                () -> commands.send(
                        () -> client.newCompleteCommand(job.getKey()).variables(result)));
    }

    private void refuse(ActivatedJob job, DrawnError error) {
        commands.send(() -> client.newThrowErrorCommand(job.getKey())
                .errorCode(error.code())
                .errorMessage(String.valueOf(error.getMessage())));
    }

    // A refusal of the domain stays one however often it is asked; anything else may pass.
    private void fail(ActivatedJob job, RuntimeException cause) {
        int retries = cause instanceof BillingException ? 0 : Math.max(0, job.getRetries() - 1);
        Duration pause = BACKOFF.pause(Math.max(0, 5 - job.getRetries()));
        commands.send(() -> client.newFailCommand(job.getKey())
                .retries(retries)
                .retryBackoff(pause)
                .errorMessage(String.valueOf(cause)));
    }

    // Told in vain, the broker gives the job out again after its timeout, and the worker finds its result stored.
    private static void tell(ActivatedJob job, String what, Runnable command) {
        try {
            command.run();
        } catch (BrokerRefusal refusal) {
            if (refusal.why() == Why.GONE) {
                LOG.debug("job {} of {} was over already", job.getKey(), job.getType());
            } else {
                LOG.warn(
                        "could not tell the broker that job {} of {} is {}",
                        job.getKey(),
                        job.getType(),
                        what,
                        refusal);
            }
        }
    }

    @Override
    public synchronized void stop() {
        open.forEach(JobWorker::close);
        open.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !open.isEmpty();
    }
}
