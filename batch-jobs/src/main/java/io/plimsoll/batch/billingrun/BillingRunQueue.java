package io.plimsoll.batch.billingrun;

import io.plimsoll.batch.BatchQueue;
import io.plimsoll.billingrun.BillingRuns;
import io.plimsoll.kernel.BillingRunId;
import java.time.InstantSource;
import java.util.List;
import org.springframework.batch.core.job.Job;

/** The requested billing runs. */
record BillingRunQueue(BillingRuns runs, InstantSource clock, Job job) implements BatchQueue {

    @Override
    public List<Long> unfinished() {
        return runs.unfinished().stream().map(BillingRunId::value).toList();
    }

    @Override
    public void began(long request) {
        runs.begin(new BillingRunId(request), clock.instant());
    }

    @Override
    public void completed(long request) {
        runs.complete(new BillingRunId(request), clock.instant());
    }

    @Override
    public void failed(long request, String reason) {
        runs.fail(new BillingRunId(request), reason, clock.instant());
    }
}
