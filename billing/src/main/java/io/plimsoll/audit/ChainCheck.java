package io.plimsoll.audit;

import io.plimsoll.audit.Verification.FirstBad;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Walks the chain from its first place and beside it the checkpoints, holding one of each; stops at the first bad one. */
final class ChainCheck {

    private final Supplier<@Nullable Checkpoint> checkpoints;
    private @Nullable Checkpoint next;
    private AuditChain.Head last = AuditChain.Head.NONE;
    private long vouchedTo;
    private @Nullable FirstBad firstBad;

    /** @param checkpoints in the order they were made, then null */
    ChainCheck(Supplier<@Nullable Checkpoint> checkpoints) {
        this.checkpoints = checkpoints;
        this.next = checkpoints.get();
    }

    /** @return whether to go on */
    boolean accept(ChainLink link) {
        long expected = last.sequenceNumber() + 1;
        StoredEntry entry = link.entry();
        if (link.sequenceNumber() != expected) {
            return bad(
                    expected,
                    null,
                    "expected place %d next, but the chain goes on with place %d"
                            .formatted(expected, link.sequenceNumber()));
        }
        if (entry == null) {
            return bad(expected, link.entryId(), "expected entry %d, but it is gone".formatted(link.entryId()));
        }
        String hash = ChainHash.of(last.hash(), expected, entry);
        if (!hash.equals(link.hash())) {
            return bad(
                    expected,
                    link.entryId(),
                    "expected entry %d as it was written, but its hash does not fit".formatted(link.entryId()));
        }
        last = new AuditChain.Head(expected, hash);
        return checkpointsUpTo(expected, link.entryId());
    }

    private boolean checkpointsUpTo(long place, @Nullable Long entry) {
        for (Checkpoint due = next; due != null && due.sequenceNumber() <= place; due = next) {
            String fault = due.fault();
            if (fault != null) {
                return bad(place, entry, fault);
            }
            if (due.sequenceNumber() < place || !due.hash().equals(last.hash())) {
                return bad(
                        place,
                        entry,
                        "expected what the checkpoint at place %d signed, but the chain was written anew after place %d"
                                .formatted(due.sequenceNumber(), vouchedTo));
            }
            vouchedTo = due.sequenceNumber();
            next = checkpoints.get();
        }
        return true;
    }

    /**
     * After the last link.
     *
     * @param stray an entry that is neither chained nor waiting, or waits and is gone; null when there is none
     */
    Verification finish(long entries, long waiting, @Nullable FirstBad stray) {
        Checkpoint left = next;
        if (firstBad == null && left != null) {
            String fault = left.fault();
            firstBad = new FirstBad(
                    last.sequenceNumber() + 1,
                    null,
                    fault != null
                            ? fault
                            : "expected the chain to reach place %d, which a checkpoint signed, but it ends at %d"
                                    .formatted(left.sequenceNumber(), last.sequenceNumber()));
        }
        if (firstBad == null) {
            firstBad = stray;
        }
        return new Verification(entries, verifiedTo(), firstBad == null, waiting, vouchedTo, firstBad);
    }

    // Between two checkpoints of which the later one does not fit nothing is sure.
    private long verifiedTo() {
        FirstBad bad = firstBad;
        return bad != null && bad.sequenceNumber() != null && bad.sequenceNumber() <= last.sequenceNumber()
                ? vouchedTo
                : last.sequenceNumber();
    }

    private boolean bad(long sequenceNumber, @Nullable Long entry, String reason) {
        firstBad = new FirstBad(sequenceNumber, entry, reason);
        return false;
    }
}
