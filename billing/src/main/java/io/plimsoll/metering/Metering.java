package io.plimsoll.metering;

import static io.plimsoll.metering.RejectionCode.TIME_IN_THE_FAR_FUTURE;
import static io.plimsoll.metering.RejectionCode.TIME_IN_THE_FAR_PAST;
import static io.plimsoll.metering.RejectionCode.UNKNOWN_CUSTOMER;
import static io.plimsoll.metering.RejectionCode.UNKNOWN_EVENT_TYPE;

import io.plimsoll.kernel.MeterId;
import io.plimsoll.metering.EventMeter.Reading;
import io.plimsoll.metering.StoredEvent.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes usage events in: each counts once for ever, and the buckets of its meters move with it. */
@Component
public class Metering {

    /** Clocks of senders may run ahead by this much; later than that, a date is wrong. */
    public static final Duration MAX_AHEAD = Duration.ofHours(1);

    /** Nobody meters what happened before. A date far back is a unit mistaken, such as seconds for milliseconds. */
    public static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final int MAX_ATTEMPTS = 5;

    private final UsageEventRepository events;
    private final BucketRepository buckets;
    private final TransactionTemplate transactions;

    Metering(UsageEventRepository events, BucketRepository buckets, PlatformTransactionManager transactionManager) {
        this.events = events;
        this.buckets = buckets;
        this.transactions = new TransactionTemplate(transactionManager);
    }

    /**
     * Stores what is new in one transaction; on return it is durable. Joins the caller's transaction when there is one.
     * Customers and meters are looked up afresh, two queries a batch: one created a moment ago is seen.
     *
     * @param receivedAt when the events came in; times more than {@link #MAX_AHEAD} later are rejected
     */
    public IngestResult ingest(List<UsageEventLine> lines, Instant receivedAt) {
        return again(() -> Objects.requireNonNull(transactions.execute(_ -> ingestOnce(lines, receivedAt))));
    }

    private IngestResult ingestOnce(List<UsageEventLine> lines, Instant receivedAt) {
        Admission admission = admit(lines, receivedAt);
        List<StoredEvent> sorted = List.copyOf(admission.fresh.values());
        Set<Identity> inserted = sorted.isEmpty() ? Set.of() : events.insert(sorted, receivedAt);
        BucketMoves moves = new BucketMoves();
        for (StoredEvent stored : sorted) {
            if (inserted.contains(stored.identity())) {
                stored.readings().forEach(reading -> moves.add(stored.customerId(), stored.event(), reading));
            }
        }
        // Last, because every batch of the same customers waits from here until the commit.
        if (!moves.spans().isEmpty()) {
            buckets.move(moves);
            buckets.noteMovements(moves.spans(), receivedAt);
        }
        admission.rejected.sort(Comparator.comparingInt(Rejection::index));
        return new IngestResult(
                inserted.size(), admission.duplicates + sorted.size() - inserted.size(), admission.rejected);
    }

    /** What checking a batch leaves: events to store, in the order of their identity, and those left out. */
    private static final class Admission {
        final TreeMap<Identity, StoredEvent> fresh = new TreeMap<>();
        final List<Rejection> rejected = new ArrayList<>();
        int duplicates;
    }

    private Admission admit(List<UsageEventLine> lines, Instant receivedAt) {
        Set<String> types = new TreeSet<>();
        Set<String> customerKeys = new TreeSet<>();
        for (UsageEventLine line : lines) {
            if (line instanceof UsageEventLine.Read read) {
                types.add(read.event().type());
                customerKeys.add(read.event().subject().value());
            }
        }
        Admission admission = new Admission();
        Map<String, List<EventMeter>> meters = Map.of();
        Map<String, Long> customers = Map.of();
        if (!types.isEmpty()) {
            events.shareTypes(types);
            meters = events.metersByType(types);
            customers = events.customerIds(customerKeys);
        }
        for (UsageEventLine line : lines) {
            switch (line) {
                case UsageEventLine.Refused refused -> admission.rejected.add(refused.rejection());
                case UsageEventLine.Read read -> admit(read, receivedAt, customers, meters, admission);
            }
        }
        return admission;
    }

    private static void admit(
            UsageEventLine.Read line,
            Instant receivedAt,
            Map<String, Long> customers,
            Map<String, List<EventMeter>> meters,
            Admission admission) {
        UsageEvent event = line.event();
        try {
            StoredEvent stored = checked(
                    event,
                    receivedAt,
                    customers.get(event.subject().value()),
                    meters.getOrDefault(event.type(), List.of()));
            // The first of a kind wins, within a batch as between batches.
            if (admission.fresh.putIfAbsent(stored.identity(), stored) != null) {
                admission.duplicates++;
            }
        } catch (BadUsageEvent e) {
            admission.rejected.add(Rejection.of(line.index(), event.id(), e.code(), e.detail()));
        }
    }

    private static StoredEvent checked(
            UsageEvent event, Instant receivedAt, @Nullable Long customerId, List<EventMeter> meters) {
        if (event.time().isAfter(receivedAt.plus(MAX_AHEAD))) {
            throw new BadUsageEvent(
                    TIME_IN_THE_FAR_FUTURE,
                    "expected `time` at most an hour after it was received at " + receivedAt + ", but got "
                            + event.time());
        }
        if (event.time().isBefore(EARLIEST)) {
            throw new BadUsageEvent(
                    TIME_IN_THE_FAR_PAST, "expected `time` from " + EARLIEST + " on, but got " + event.time());
        }
        if (customerId == null) {
            throw new BadUsageEvent(
                    UNKNOWN_CUSTOMER,
                    "expected `subject` to be the key of a customer, but there is no customer `" + event.subject()
                            + "`");
        }
        if (meters.isEmpty()) {
            throw new BadUsageEvent(
                    UNKNOWN_EVENT_TYPE,
                    "expected `type` to be one that a meter reads, but no meter reads "
                            + BadUsageEvent.quote(event.type()));
        }
        List<Reading> readings = new ArrayList<>(meters.size());
        for (EventMeter meter : meters) {
            Reading reading = meter.read(event.data());
            if (reading != null) {
                readings.add(reading);
            }
        }
        return new StoredEvent(customerId, event, readings);
    }

    /**
     * Counts the stored events of a meter's type into a meter that is new. Call it after a meter was put: events of its type
     * may be here already, through another meter. Does nothing for a meter that was counted before; safe beside batches
     * that come in meanwhile: they wait. A stored event without the property the meter reads is passed over, because it
     * was taken in before anybody asked for the property.
     *
     * @return how many stored events the meter read
     */
    public long backfill(MeterId meter, Instant at) {
        return again(() -> Objects.requireNonNull(transactions.execute(_ -> backfillOnce(meter.value(), at))));
    }

    private long backfillOnce(int meterId, Instant at) {
        events.claimType(events.meter(meterId).eventType());
        EventMeter meter = events.meter(meterId);
        if (!buckets.beginCount(meter, at)) {
            return 0;
        }
        Backfill backfill = new Backfill(meter, buckets, at);
        events.forEachOfType(meter.eventType(), backfill);
        return backfill.finish();
    }

    /** Rows are locked in one order, so deadlocks are not expected; should one come, the work is done again from the start. */
    private static <T> T again(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (PessimisticLockingFailureException e) {
                boolean callersTransaction = TransactionSynchronizationManager.isActualTransactionActive();
                if (callersTransaction || attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
