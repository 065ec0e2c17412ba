package io.plimsoll.simulation;

import io.plimsoll.kernel.SimulationId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to bill closed periods again by a candidate version and by a baseline version of one set, and how far it is.
 *
 * @param predictedBy of a realised one, the simulation it stands beside; null otherwise
 * @param candidate the full hash of the version in question
 * @param baseline the full hash of the version it is compared with
 * @param periods how many of each subscription's last billed periods are looked at, 1 to 24
 * @param jumpPercent a bill that grows by more than this is a jump
 * @param lastActivation activations made later do not count, so it comes out the same whenever it is computed again
 * @param billedThrough the end of the latest billed period when it was requested; null while nothing was ever billed
 * @param periodsInView how many there are to look at
 * @param periodsDone how many of them were looked at
 * @param failure why the whole simulation gave up; null otherwise
 */
public record Simulation(
        SimulationId id,
        Kind kind,
        @Nullable SimulationId predictedBy,
        String set,
        String candidate,
        String baseline,
        Effect effect,
        int periods,
        BigDecimal jumpPercent,
        State state,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String stoppedBy,
        long lastActivation,
        @Nullable Instant billedThrough,
        long periodsInView,
        long periodsDone,
        @Nullable String failure) {

    public enum Kind {
        /** Past periods, to say what a version will do. */
        PREDICTED,
        /** Periods billed by the version since, to say what it did. */
        REALISED
    }

    public enum State {
        QUEUED,
        RUNNING,
        COMPLETED,
        STOPPED,
        FAILED;

        public boolean isOver() {
            return switch (this) {
                case QUEUED, RUNNING -> false;
                case COMPLETED, STOPPED, FAILED -> true;
            };
        }
    }

    /** The share of the periods that were looked at, in whole percent, rounded down. */
    public int percentDone() {
        return periodsInView == 0 ? 0 : Math.toIntExact(Math.min(100, periodsDone * 100 / periodsInView));
    }
}
