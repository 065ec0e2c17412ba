package io.plimsoll.batch.billingrun;

import io.plimsoll.batch.BatchQueue;
import io.plimsoll.billingrun.BillingRun;
import io.plimsoll.billingrun.BillingRuns;
import io.plimsoll.billingrun.PeriodClosing;
import io.plimsoll.kernel.BillingRunId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Closes one chunk a call. Keeps nothing between calls: what is still due is read from the subscriptions. */
final class CloseChunk implements Tasklet {

    /** Large enough that statements and rules sessions pay off, small enough to show progress and to lose little. */
    private static final int SUBSCRIPTIONS_A_CHUNK = 500;

    private static final Duration OTHERS_PAUSE = Duration.ofMillis(200);

    private final BillingRuns runs;
    private final PeriodClosing closing;
    private final InstantSource clock;

    CloseChunk(BillingRuns runs, PeriodClosing closing, InstantSource clock) {
        this.runs = runs;
        this.closing = closing;
        this.clock = clock;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws InterruptedException {
        Object request = context.getStepContext().getJobParameters().get(BatchQueue.REQUEST);
        BillingRun run = runs.get(new BillingRunId((Long) Objects.requireNonNull(request)));
        PeriodClosing.Progress progress = closing.closeNext(run, SUBSCRIPTIONS_A_CHUNK, clock.instant());
        contribution.incrementWriteCount(progress.subscriptions());
        if (progress.subscriptions() == 0 && progress.more()) {
            // Another run is at the last ones; should it fail, they are ours.
            Thread.sleep(OTHERS_PAUSE);
        }
        return RepeatStatus.continueIf(progress.more());
    }
}
