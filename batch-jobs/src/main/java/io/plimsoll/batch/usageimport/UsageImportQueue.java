package io.plimsoll.batch.usageimport;

import io.plimsoll.batch.BatchQueue;
import io.plimsoll.kernel.UsageImportId;
import io.plimsoll.metering.UsageImportWork;
import java.time.InstantSource;
import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** The queue of usage imports and the job that reads one. */
@Component
class UsageImportQueue implements BatchQueue {

    private final UsageImportWork work;
    private final InstantSource clock;
    private final Job job;

    UsageImportQueue(
            UsageImportWork work,
            InstantSource clock,
            JobRepository repository,
            PlatformTransactionManager transactionManager) {
        this.work = work;
        this.clock = clock;
        UsageImportTasklet tasklet = new UsageImportTasklet(work, clock);
        this.job = new JobBuilder("usageImport", repository)
                .start(new StepBuilder("takeRows", repository)
                        .tasklet(tasklet, transactionManager)
                        .listener(tasklet)
                        .build())
                .build();
    }

    @Override
    public Job job() {
        return job;
    }

    @Override
    public List<Long> unfinished() {
        return work.unfinished().stream().map(UsageImportId::value).toList();
    }

    @Override
    public void began(long request) {
        work.began(new UsageImportId(request), clock.instant());
    }

    @Override
    public void completed(long request) {
        work.completed(new UsageImportId(request), clock.instant());
    }

    @Override
    public void failed(long request, String reason) {
        work.failed(new UsageImportId(request), reason, clock.instant());
    }
}
