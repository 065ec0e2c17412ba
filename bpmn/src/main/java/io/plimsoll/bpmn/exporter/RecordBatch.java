package io.plimsoll.bpmn.exporter;

import io.camunda.zeebe.protocol.record.Record;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Records seen since the last commit: the kept ones as rows, of the others only that their positions came. */
final class RecordBatch {

    /** Positions {@code from} to {@code to} came one after the other. */
    record Run(long from, long to) {}

    private final List<KeptRecord> rows = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private Instant lastRecordedAt = Instant.EPOCH;
    private long seen;

    /** Adds a record; one that is in the batch already (the broker retries after a failed flush) changes nothing. */
    void add(Record<?> record) {
        long position = record.getPosition();
        if (!isEmpty() && position <= lastPosition()) {
            return;
        }
        if (!isEmpty() && position == lastPosition() + 1) {
            runs.set(runs.size() - 1, new Run(runs.getLast().from(), position));
        } else {
            runs.add(new Run(position, position));
        }
        if (KeptRecord.keeps(record)) {
            rows.add(KeptRecord.of(record));
        }
        lastRecordedAt = Instant.ofEpochMilli(record.getTimestamp());
        seen++;
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    /** Records seen, kept or not. */
    long seen() {
        return seen;
    }

    List<KeptRecord> rows() {
        return rows;
    }

    long lastPosition() {
        return runs.getLast().to();
    }

    Instant lastRecordedAt() {
        return lastRecordedAt;
    }

    /** How many positions after {@code exported} never came, though a later one did. */
    long missingAfter(long exported) {
        long missing = 0;
        long last = exported;
        for (Run run : runs) {
            missing += Math.max(0, run.from() - last - 1);
            last = Math.max(last, run.to());
        }
        return missing;
    }

    void clear() {
        rows.clear();
        runs.clear();
        seen = 0;
    }
}
