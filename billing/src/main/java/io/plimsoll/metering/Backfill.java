package io.plimsoll.metering;

import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Counts stored events into one meter's buckets, a bounded number at a time. */
final class Backfill implements BiConsumer<Long, UsageEvent> {

    private static final int CHUNK = 10_000;

    private final EventMeter meter;
    private final BucketRepository buckets;
    private final Instant at;
    private BucketMoves moves = new BucketMoves();
    private int gathered;
    private long read;

    Backfill(EventMeter meter, BucketRepository buckets, Instant at) {
        this.meter = meter;
        this.buckets = buckets;
        this.at = at;
    }

    @Override
    public void accept(Long customerId, UsageEvent event) {
        EventMeter.Reading reading = readingOf(event);
        if (reading != null) {
            moves.add(customerId, event, reading);
            read++;
            if (++gathered == CHUNK) {
                write();
            }
        }
    }

    long finish() {
        write();
        return read;
    }

    private EventMeter.@Nullable Reading readingOf(UsageEvent event) {
        try {
            return meter.read(event.data());
        } catch (BadUsageEvent _) {
            return null;
        }
    }

    private void write() {
        if (gathered > 0) {
            buckets.move(moves);
            buckets.noteMovements(moves.spans(), at);
            moves = new BucketMoves();
            gathered = 0;
        }
    }
}
