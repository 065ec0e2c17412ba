package io.plimsoll.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.audit.Verification.FirstBad;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Does something to a copy of the record a thousand times and expects the first bad entry to be named each time. */
class TamperingProperties {

    private static final long SEED = 20_260_501;
    private static final int TIMES = 1_000;
    private static final int SIZE = 60;
    private static final int CHECKPOINT_EVERY = 7;

    /** What the tampering should be found as; a place or an entry that is not known beforehand is null. */
    private record Expected(@Nullable Long place, @Nullable Long entry) {}

    @Test
    void findsNothingInAnUntouchedRecord() {
        Verification verification = RecordCopy.of(SIZE, CHECKPOINT_EVERY).verify();
        assertThat(verification).isEqualTo(new Verification(SIZE, SIZE, true, 0, SIZE, null));
        assertThat(RecordCopy.of(0, 1).verify().ok()).isTrue();
    }

    @Test
    void namesTheFirstBadEntryAfterAnyTampering() {
        Random random = new Random(SEED);
        for (int time = 0; time < TIMES; time++) {
            RecordCopy copy = RecordCopy.of(SIZE, CHECKPOINT_EVERY);
            int kind = random.nextInt(10);
            int at = 1 + random.nextInt(SIZE);
            Expected expected = tamper(copy, kind, at, random);
            Verification verification = copy.verify();
            String how =
                    "seed %d, time %d: kind %d at place %d, found %s".formatted(SEED, time, kind, at, verification);
            assertThat(verification.ok()).as(how).isFalse();
            FirstBad bad = Objects.requireNonNull(verification.firstBad());
            if (expected.place() != null) {
                assertThat(bad.sequenceNumber()).as(how).isEqualTo(expected.place());
                assertThat(verification.verifiedTo()).as(how).isLessThan(expected.place());
            }
            if (expected.entry() != null) {
                assertThat(bad.entry()).as(how).isEqualTo(expected.entry());
            }
        }
    }

    private static Expected tamper(RecordCopy copy, int kind, int at, Random random) {
        List<StoredEntry> entries = copy.entries;
        StoredEntry entry = entries.get(at - 1);
        RecordCopy.Place place = copy.chain.get(at - 1);
        switch (kind) {
            case 0 -> {
                entries.set(at - 1, changed(entry, random));
                return new Expected((long) at, entry.id());
            }
            case 1 -> {
                entries.remove(at - 1);
                return new Expected((long) at, entry.id());
            }
            case 2 -> {
                // Two entries change places, ids and all.
                int other = 1 + (at + random.nextInt(SIZE - 1)) % SIZE;
                StoredEntry second = entries.get(other - 1);
                entries.set(at - 1, withId(second, entry.id()));
                entries.set(other - 1, withId(entry, second.id()));
                int first = Math.min(at, other);
                return new Expected((long) first, copy.chain.get(first - 1).entryId());
            }
            case 3 -> {
                // The tail is cut off, chain and entries alike.
                while (copy.chain.size() >= at) {
                    copy.chain.removeLast();
                    entries.removeLast();
                }
                return new Expected((long) at, null);
            }
            case 4 -> {
                entries.add(withId(entry, entry.id() + 1));
                return new Expected(null, entry.id() + 1);
            }
            case 5 -> {
                copy.chain.remove(at - 1);
                return new Expected((long) at, null);
            }
            case 6 -> {
                // One bit of a hash.
                char[] hash = place.hash().toCharArray();
                int digit = random.nextInt(hash.length);
                hash[digit] = Character.forDigit(Character.digit(hash[digit], 16) ^ 1 << random.nextInt(4), 16);
                copy.chain.set(at - 1, new RecordCopy.Place(place.sequenceNumber(), place.entryId(), new String(hash)));
                return new Expected((long) at, entry.id());
            }
            case 7 -> {
                // Changed by one who computes the chain anew: the next checkpoint does not agree.
                entries.set(at - 1, changed(entry, random));
                copy.chainFrom(at);
                return new Expected(Math.min(SIZE, (at + 6L) / CHECKPOINT_EVERY * CHECKPOINT_EVERY), null);
            }
            case 8 -> {
                // Put in, with a chain computed anew; what was signed has moved up.
                entries.add(at - 1, withId(entry, entry.id() - 1));
                copy.chainFrom(at);
                return new Expected(Math.min(SIZE, (at + 6L) / CHECKPOINT_EVERY * CHECKPOINT_EVERY), null);
            }
            default -> {
                int line = random.nextInt(copy.checkpoints.size());
                Checkpoint signed = copy.checkpoints.get(line);
                copy.checkpoints.set(
                        line,
                        new Checkpoint(
                                signed.sequenceNumber(),
                                ChainHash.NONE,
                                signed.signedAt(),
                                random.nextBoolean() ? "expected line %d as it was signed".formatted(line + 1) : null));
                return new Expected(signed.sequenceNumber(), null);
            }
        }
    }

    private static StoredEntry changed(StoredEntry entry, Random random) {
        Instant at = entry.recordedAt();
        return switch (random.nextInt(5)) {
            case 0 ->
                new StoredEntry(
                        entry.id(),
                        at.plusNanos(1_000),
                        entry.actor(),
                        entry.action(),
                        entry.subject(),
                        entry.detail());
            case 1 -> new StoredEntry(entry.id(), at, "user:birch", entry.action(), entry.subject(), entry.detail());
            case 2 -> new StoredEntry(entry.id(), at, entry.actor(), "thing.undone", entry.subject(), entry.detail());
            case 3 ->
                // The same letters, cut elsewhere.
                new StoredEntry(
                        entry.id(),
                        at,
                        entry.actor(),
                        entry.action() + "i",
                        entry.subject().substring(1),
                        entry.detail());
            default ->
                new StoredEntry(
                        entry.id(),
                        at,
                        entry.actor(),
                        entry.action(),
                        entry.subject(),
                        entry.detail().replace("\"n", "\"m"));
        };
    }

    private static StoredEntry withId(StoredEntry entry, long id) {
        return new StoredEntry(id, entry.recordedAt(), entry.actor(), entry.action(), entry.subject(), entry.detail());
    }
}
