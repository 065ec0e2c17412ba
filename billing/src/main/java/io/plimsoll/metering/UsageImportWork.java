package io.plimsoll.metering;

import io.plimsoll.kernel.UsageImportId;
import io.plimsoll.metering.UsageImport.State;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The batch job's side of {@link UsageImports}: what waits, taking rows in, and how it ended. */
@Component
public class UsageImportWork {

    /** Of a rejected row, so that a person recognises it. */
    public static final int CONTENT_LENGTH_MAX = 2_000;

    /** Rejects of one file that are kept to download; all of them are counted. */
    public static final int STORED_REJECTS_MAX = 100_000;

    private static final int FAILURE_LENGTH_MAX = 1_000;

    private final UsageImports imports;
    private final UsageImportRepository repository;
    private final Metering metering;

    UsageImportWork(UsageImports imports, UsageImportRepository repository, Metering metering) {
        this.imports = imports;
        this.repository = repository;
        this.metering = metering;
    }

    /** What is queued or was begun, oldest first. */
    public List<UsageImportId> unfinished() {
        return repository.unfinished();
    }

    public UsageImport get(UsageImportId id) {
        return imports.get(id);
    }

    public Path file(UsageImportId id) {
        return imports.file(id);
    }

    public void began(UsageImportId id, Instant at) {
        repository.begin(id, at);
    }

    /**
     * Takes rows in: events, counters and rejects move in one transaction, so that whatever happens in between, the import
     * goes on at the row after the last one counted.
     *
     * @param rowsBefore how many rows of the file come before these
     */
    @Transactional
    public void take(UsageImportId id, long rowsBefore, List<UsageImportRow> rows, Instant at) {
        IngestResult result =
                metering.ingest(rows.stream().map(UsageImportRow::line).toList(), at);
        List<UsageImportReject> rejects = rejects(rows, result.rejected());
        long stored = imports.get(id).rejected();
        int room = Math.clamp(STORED_REJECTS_MAX - stored, 0, rejects.size());
        if (room > 0) {
            repository.insertRejects(id, rejects.subList(0, room));
        }
        if (!repository.advance(id, rowsBefore, rows.size(), result.accepted(), result.duplicates(), rejects.size())) {
            throw new IllegalStateException("expected " + id + " to be running at row " + rowsBefore
                    + ", but it is not: another process took it over");
        }
    }

    /** The file is read to its end and not needed any more. Changes nothing when it {@link #failed} before. */
    public void completed(UsageImportId id, Instant at) {
        repository.finish(id, State.COMPLETED, null, at);
        imports.discardFile(id);
    }

    /** The file cannot be read on; the rows before stay counted. */
    public void failed(UsageImportId id, String reason, Instant at) {
        String words = Text.printable(reason);
        repository.finish(id, State.FAILED, words.substring(0, Math.min(words.length(), FAILURE_LENGTH_MAX)), at);
        imports.discardFile(id);
    }

    private static List<UsageImportReject> rejects(List<UsageImportRow> rows, List<Rejection> rejected) {
        List<UsageImportReject> rejects = new ArrayList<>(rejected.size());
        for (Rejection rejection : rejected) {
            UsageImportRow row = rows.get(rejection.index());
            rejects.add(new UsageImportReject(
                    row.number(), rejection.id(), rejection.code(), rejection.detail(), row.content()));
        }
        return rejects;
    }
}
