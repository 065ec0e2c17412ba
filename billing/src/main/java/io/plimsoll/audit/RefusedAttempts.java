package io.plimsoll.audit;

import io.plimsoll.kernel.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Records what somebody tried and was refused, in a transaction of its own, because the one of the attempt is rolled back or
 * never began. A flood is counted and not recorded one by one, so that it can neither fill the disk nor hide what others do.
 */
@Component
public class RefusedAttempts {

    static final int MOST_IN_A_WINDOW = 300;
    static final int MOST_OF_ONE_ACTOR = 30;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(RefusedAttempts.class);
    private static final Actor SYSTEM = Actor.system("audit");

    private final OwnTransaction recording;
    private final Map<String, Integer> recordedOf = new HashMap<>();
    private Instant windowStart = Instant.MIN;
    private int recorded;
    private long droppedInWindow;
    private long droppedEver;

    RefusedAttempts(OwnTransaction recording) {
        this.recording = recording;
    }

    /**
     * Records the attempt, or counts it as dropped. Never throws: a refusal stays a refusal while the database is away.
     *
     * @param at real time, also in a sandbox: floods come in real time
     */
    public void record(AuditEntry attempt, Instant at) {
        AuditEntry dropped = droppedBefore(at, attempt.recordedAt());
        try {
            if (dropped != null) {
                recording.record(dropped);
            }
            if (admits(attempt.actor())) {
                recording.record(attempt);
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("could not record that {} tried {}: {}", attempt.actor(), attempt.subject(), e.getMessage());
            drop();
        }
    }

    /** Attempts that were counted and not recorded since the start. */
    public synchronized long dropped() {
        return droppedEver;
    }

    private synchronized boolean admits(Actor actor) {
        if (recorded >= MOST_IN_A_WINDOW || recordedOf.getOrDefault(actor.name(), 0) >= MOST_OF_ONE_ACTOR) {
            drop();
            return false;
        }
        recorded++;
        recordedOf.merge(actor.name(), 1, Integer::sum);
        return true;
    }

    private synchronized void drop() {
        droppedInWindow++;
        droppedEver++;
    }

    /** Begins a new window when the last one is over, and says what that one dropped. */
    private synchronized @Nullable AuditEntry droppedBefore(Instant at, Instant recordedAt) {
        if (windowStart.isAfter(Instant.MIN) && at.isBefore(windowStart.plus(WINDOW)) && !at.isBefore(windowStart)) {
            return null;
        }
        long dropped = droppedInWindow;
        windowStart = at;
        recorded = 0;
        recordedOf.clear();
        droppedInWindow = 0;
        return dropped == 0
                ? null
                : new AuditEntry(
                        SYSTEM, "attempt.dropped", "attempts", Map.of("count", Long.toString(dropped)), recordedAt);
    }
}
