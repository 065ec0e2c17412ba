package io.plimsoll.metering;

import io.plimsoll.kernel.UsageImportId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of usage events, and how far it is. Once done, {@code rowsRead = accepted + duplicates + rejected}.
 *
 * @param failure why it FAILED, in words for the person who sent the file; null otherwise
 */
public record UsageImport(
        UsageImportId id,
        String fileName,
        Format format,
        State state,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long rowsRead,
        long accepted,
        long duplicates,
        long rejected,
        @Nullable String failure) {

    public enum Format {
        JSONL,
        JSONL_GZ,
        CSV
    }

    public enum State {
        QUEUED,
        RUNNING,
        COMPLETED,
        FAILED
    }
}
