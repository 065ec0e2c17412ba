package io.plimsoll.batch;

import java.util.List;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/** The executions of one request's job. Only for the holder of the request's lock. */
final class Executions {

    private final JobOperator operator;
    private final JobRepository repository;

    Executions(JobOperator operator, JobRepository repository) {
        this.operator = operator;
        this.repository = repository;
    }

    /**
     * Runs the job to its end, or on from where an earlier execution stopped; an execution whose process died is
     * recovered first. A job that is complete already is left alone.
     */
    JobExecution run(Job job, long request) throws JobExecutionException {
        JobParameters parameters = parameters(request);
        JobInstance instance = repository.getJobInstance(job.getName(), parameters);
        if (instance != null) {
            List<JobExecution> earlier = repository.getJobExecutions(instance);
            for (JobExecution execution : earlier) {
                if (execution.getStatus() == BatchStatus.COMPLETED) {
                    return execution;
                }
                recover(execution);
            }
            if (earlier.isEmpty()) {
                // Died between naming the instance and its first execution; the library would refuse to start it.
                repository.deleteJobInstance(instance);
            }
        }
        return operator.start(job, parameters);
    }

    /** Asks the running execution to stop at its next commit; it can be started again. */
    void stop(Job job, long request) throws JobExecutionException {
        for (JobExecution execution : repository.findRunningJobExecutions(job.getName())) {
            if (execution.getJobParameters().equals(parameters(request))) {
                operator.stop(execution);
            }
        }
    }

    private void recover(JobExecution execution) {
        if (execution.isRunning()) {
            operator.recover(execution);
        }
        // A commit that failed half-way leaves UNKNOWN, which the library never restarts; our steps go on from
        // committed work.
        for (StepExecution step : execution.getStepExecutions()) {
            if (step.getStatus() == BatchStatus.UNKNOWN) {
                step.setStatus(BatchStatus.FAILED);
                repository.update(step);
            }
        }
        if (execution.getStatus() == BatchStatus.UNKNOWN) {
            execution.setStatus(BatchStatus.FAILED);
            repository.update(execution);
        }
    }

    private static JobParameters parameters(long request) {
        return new JobParametersBuilder().addLong(BatchQueue.REQUEST, request).toJobParameters();
    }
}
