package io.plimsoll.bpmn.exporter;

import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.protocol.record.Record;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The broker calls this for every record of one partition, in order.
 *
 * <p>A batch is written when it is full and at the latest after the flush interval. Only then is the broker told that it
 * may forget those records. While PostgreSQL is away, or its tables are not made yet, the batch fills up and {@link
 * #export} throws: the broker waits and offers the same record again, for as long as it takes.
 *
 * <p>The flush interval is kept by a thread of this exporter and not by the broker's scheduler: that follows the test
 * clock, so with a pinned clock nothing would be written until somebody moved it.
 */
public final class HistoryExporter implements Exporter {

    /** A batch is also full when so many times its size of records came that are not kept. */
    private static final int SEEN_FOR_EACH_KEPT = 10;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final RecordBatch batch = new RecordBatch();
    private @Nullable Logger log;
    private @Nullable ExporterSettings settings;
    private @Nullable Controller controller;
    private @Nullable RecordTable table;
    private @Nullable ScheduledExecutorService flusher;
    private int partitionId;
    private long failures;

    /** The broker calls this once more at its start, to check the arguments: nothing is opened here. */
    @Override
    public void configure(Context context) {
        log = context.getLogger();
        partitionId = context.getPartitionId();
        settings = ExporterSettings.of(context.getConfiguration().getArguments(), System::getenv);
    }

    @Override
    public synchronized void open(Controller opened) {
        controller = opened;
        table = new RecordTable(settings(), partitionId);
        flusher = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                .name("history-exporter-" + partitionId)
                .daemon()
                .factory());
        flushAfter(settings().flushInterval());
    }

    @Override
    public synchronized void export(Record<?> record) {
        batch.add(record);
        int full = settings().batchSize();
        if (batch.rows().size() >= full || batch.seen() >= (long) full * SEEN_FOR_EACH_KEPT) {
            try {
                flush();
            } catch (SQLException e) {
                throw new IllegalStateException("expected PostgreSQL to store the history, but " + e.getMessage(), e);
            }
        }
    }

    /** Tries once more to write what is left; what cannot be written now the broker offers again at its next start. */
    @Override
    public synchronized void close() {
        if (flusher == null || table == null) {
            return;
        }
        flusher.shutdownNow();
        flusher = null;
        try {
            flush();
        } catch (SQLException | RuntimeException e) {
            log().debug("History of partition {} is written at the next start", partitionId, e);
        }
        table.close();
    }

    private void flushAfter(Duration pause) {
        if (flusher != null) {
            var unused = flusher.schedule(this::flushAndGoOn, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void flushAndGoOn() {
        if (flusher == null) {
            return;
        }
        Duration pause = settings().flushInterval();
        try {
            flush();
        } catch (SQLException | RuntimeException e) {
            Duration longer = pause.multipliedBy(Math.min(failures, LONGEST_PAUSE.toMillis()));
            pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        }
        flushAfter(pause);
    }

    private void flush() throws SQLException {
        if (batch.isEmpty()) {
            return;
        }
        try {
            Objects.requireNonNull(table).write(batch);
        } catch (SQLException | RuntimeException e) {
            failed(e);
            throw e;
        }
        long committed = batch.lastPosition();
        batch.clear();
        recovered();
        Objects.requireNonNull(controller).updateLastExportedRecordPosition(committed);
    }

    /** Logs the first failure and then ever fewer: each power of two. */
    private void failed(Exception failure) {
        failures++;
        if (Long.bitCount(failures) == 1) {
            log().warn(
                            "History of partition {} waits: expected PostgreSQL to store {} records, but attempt {} failed: {}",
                            partitionId,
                            batch.seen(),
                            failures,
                            failure.getMessage());
        }
    }

    private void recovered() {
        if (failures > 0) {
            log().info("History of partition {} is written again after {} failed attempts", partitionId, failures);
            failures = 0;
        }
    }

    private ExporterSettings settings() {
        return Objects.requireNonNull(settings, "expected configure before open");
    }

    private Logger log() {
        return Objects.requireNonNull(log, "expected configure before open");
    }
}
