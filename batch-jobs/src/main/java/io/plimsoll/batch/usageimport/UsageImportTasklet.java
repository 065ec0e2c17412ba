package io.plimsoll.batch.usageimport;

import io.plimsoll.batch.BatchQueue;
import io.plimsoll.kernel.UsageImportId;
import io.plimsoll.metering.UsageEventLine;
import io.plimsoll.metering.UsageImport;
import io.plimsoll.metering.UsageImportRow;
import io.plimsoll.metering.UsageImportWork;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Takes a chunk of the file in each time it is called, in the step's transaction. Where to go on is metering's own count of
 * rows, moved by that transaction, so it is right also after a kill. One step runs at a time: the queue sees to it.
 */
final class UsageImportTasklet implements Tasklet, StepExecutionListener {

    private static final int ENOUGH_ROWS_TO_JUDGE = 1_000;

    private final UsageImportWork work;
    private final InstantSource clock;
    private @Nullable UsageFile file;

    UsageImportTasklet(UsageImportWork work, InstantSource clock) {
        this.work = work;
        this.clock = clock;
    }

    @Override
    public void beforeStep(StepExecution step) {
        close();
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        UsageImportId id = new UsageImportId(Objects.requireNonNull(
                contribution.getStepExecution().getJobParameters().getLong(BatchQueue.REQUEST)));
        try {
            return takeChunk(id, contribution);
        } catch (UnreadableFileException e) {
            // The sender's fault, not the job's: the job did its part by saying so.
            work.failed(id, String.valueOf(e.getMessage()), clock.instant());
            return RepeatStatus.FINISHED;
        }
    }

    private RepeatStatus takeChunk(UsageImportId id, StepContribution contribution) {
        UsageFile open = file == null ? open(id) : file;
        long rowsBefore = open.rowsRead();
        List<UsageImportRow> rows = open.nextChunk();
        if (rows.isEmpty()) {
            return RepeatStatus.FINISHED;
        }
        if (rowsBefore == 0) {
            checkSomeAreEvents(rows);
        }
        work.take(id, rowsBefore, rows, clock.instant());
        contribution.incrementWriteCount(rows.size());
        return RepeatStatus.CONTINUABLE;
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        close();
        return null;
    }

    /** A picture or an archive under a wrong name would be nothing but rejects; say so instead of listing them all. */
    private static void checkSomeAreEvents(List<UsageImportRow> rows) {
        boolean none = rows.stream().allMatch(row -> row.line() instanceof UsageEventLine.Refused);
        if (none
                && rows.size() >= ENOUGH_ROWS_TO_JUDGE
                && rows.getFirst().line() instanceof UsageEventLine.Refused first) {
            throw new UnreadableFileException("expected usage events, but none of the first " + rows.size()
                    + " rows is one; the first: " + first.rejection().detail());
        }
    }

    private UsageFile open(UsageImportId id) {
        UsageImport usageImport = work.get(id);
        UsageFile open = UsageFile.open(work.file(id), usageImport.format(), usageImport.rowsRead());
        file = open;
        return open;
    }

    private void close() {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
