package io.plimsoll.metering;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.Page;
import io.plimsoll.kernel.UsageImportId;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Files of usage events: kept safe on request, then read by a batch job. */
@Component
public class UsageImports {

    /** Keeps the file on disk, then queues it; when this returns neither can be lost. The name's ending says the format. */
    public UsageImport request(String fileName, InputStream content, Actor by, Instant at) {
        throw new IllegalStateException("expected " + fileName + content + by + at + ", but this is not written yet");
    }

    public UsageImport get(UsageImportId id) {
        throw new IllegalStateException("expected " + id + ", but this is not written yet");
    }

    /** Newest first. */
    public Page<UsageImport> list(@Nullable String cursor, int limit) {
        throw new IllegalStateException("expected " + cursor + limit + ", but this is not written yet");
    }

    /** In the order of the file. */
    public Page<UsageImportReject> rejects(UsageImportId id, @Nullable String cursor, int limit) {
        throw new IllegalStateException("expected " + id + cursor + limit + ", but this is not written yet");
    }

    /** All rejects as UTF-8 CSV with a header; does not close {@code out}. */
    public void rejectsCsv(UsageImportId id, OutputStream out) {
        throw new IllegalStateException("expected " + id + out + ", but this is not written yet");
    }
}
