package io.plimsoll.audit;

import io.plimsoll.audit.Verification.FirstBad;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The audit record's rows as lists that a test may do to what it likes. */
final class RecordCopy {

    private static final Instant AT = Instant.parse("2026-05-01T08:00:00.123456Z");

    /** A row of {@code audit_chain}. */
    record Place(long sequenceNumber, long entryId, String hash) {}

    final List<StoredEntry> entries = new ArrayList<>();
    final List<Place> chain = new ArrayList<>();
    final List<Checkpoint> checkpoints = new ArrayList<>();

    /** A checkpoint after every {@code everyPlaces}, and one at the end. */
    static RecordCopy of(int size, int everyPlaces) {
        RecordCopy copy = new RecordCopy();
        for (int i = 1; i <= size; i++) {
            // Ids have holes: rolled-back transactions take theirs along.
            copy.entries.add(new StoredEntry(
                    i * 3L, AT.plusSeconds(i), "user:cedar", "thing.done", "inv_" + i, "{\"n\": \"" + i + "\"}"));
        }
        copy.chainFrom(1);
        for (int i = everyPlaces; i <= size; i += everyPlaces) {
            copy.checkpoint(i);
        }
        if (size % everyPlaces != 0) {
            copy.checkpoint(size);
        }
        return copy;
    }

    private void checkpoint(int place) {
        checkpoints.add(new Checkpoint(place, chain.get(place - 1).hash(), AT, null));
    }

    /** Computes places anew from there on, as one who knows the method would. */
    void chainFrom(int place) {
        while (chain.size() >= place) {
            chain.removeLast();
        }
        String previous = chain.isEmpty() ? ChainHash.NONE : chain.getLast().hash();
        for (int i = place; i <= entries.size(); i++) {
            previous = ChainHash.of(previous, i, entries.get(i - 1));
            chain.add(new Place(i, entries.get(i - 1).id(), previous));
        }
    }

    Verification verify() {
        Map<Long, StoredEntry> byId =
                entries.stream().collect(Collectors.toMap(StoredEntry::id, Function.identity(), (one, other) -> one));
        Iterator<Checkpoint> signed = checkpoints.iterator();
        ChainCheck check = new ChainCheck(() -> signed.hasNext() ? signed.next() : null);
        boolean good = true;
        Set<Long> chained = new HashSet<>();
        for (Place place : chain.stream()
                .sorted(Comparator.comparingLong(Place::sequenceNumber))
                .toList()) {
            chained.add(place.entryId());
            good = good
                    && check.accept(new ChainLink(
                            place.sequenceNumber(), place.entryId(), place.hash(), byId.get(place.entryId())));
        }
        return check.finish(entries.size(), 0, good ? stray(chained) : null);
    }

    private @Nullable FirstBad stray(Set<Long> chained) {
        return entries.stream()
                .map(StoredEntry::id)
                .filter(id -> !chained.contains(id))
                .sorted()
                .findFirst()
                .map(id -> AuditVerification.stray(id, false))
                .orElse(null);
    }
}
