package io.plimsoll.metering;

import io.plimsoll.kernel.MeterId;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes usage events in: each counts once for ever, and the buckets of its meters move with it. */
@Component
public class Metering {

    /**
     * Stores what is new in one transaction; on return it is durable. Joins the caller's transaction when there is one.
     *
     * @param receivedAt when the events came in; times more than an hour later are rejected
     */
    public IngestResult ingest(List<UsageEventLine> lines, Instant receivedAt) {
        throw new IllegalStateException(
                "expected to ingest " + lines.size() + " at " + receivedAt + ", but this is not written yet");
    }

    /**
     * Recounts a meter from all stored events of its type. Call it after a meter was put: events of its type may be here
     * already, through another meter. Safe to repeat, and safe beside batches that come in meanwhile.
     *
     * @return how many stored events the meter read
     */
    public long backfill(MeterId meter) {
        throw new IllegalStateException("expected to backfill " + meter + ", but this is not written yet");
    }
}
