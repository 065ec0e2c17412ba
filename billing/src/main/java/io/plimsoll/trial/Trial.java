package io.plimsoll.trial;

import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trial.
 *
 * @param endsAt when it ends, and paid service begins; in grace, when that ends
 * @param remindDaysBefore its end, most first
 * @param expireTo the plan that goes on after it expired; null when service stops or nobody decided yet
 * @param overAt when it was converted, expired or cancelled; null before
 */
public record Trial(
        SubscriptionId subscription,
        State state,
        Instant startedAt,
        Instant endsAt,
        List<Integer> remindDaysBefore,
        int extensions,
        @Nullable PlanKey expireTo,
        @Nullable Instant overAt) {

    /** Where a trial stands; the last three are final. */
    public enum State {
        RUNNING,
        GRACE,
        CONVERTED,
        EXPIRED,
        CANCELLED
    }

    public Trial {
        remindDaysBefore = List.copyOf(remindDaysBefore);
    }

    public boolean isOver() {
        return overAt != null;
    }

    /** Whole days until it ends, begun ones not counted; 0 once it has ended. */
    public int daysLeftAt(Instant instant) {
        return Math.toIntExact(Math.max(0, Duration.between(instant, endsAt).toDays()));
    }

    Instant remindAt(int daysBefore) {
        return endsAt.minus(Duration.ofDays(daysBefore));
    }
}
