package io.plimsoll.threshold;

import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.Page;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.kernel.ThresholdCrossingId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notices when usage passes a percent of what is included, and keeps what came of it. */
@Component
public class Thresholds {

    /**
     * Looks at usage that moved since it was last looked at: writes the crossings and starts their processes, in one
     * transaction. Several callers at once share the work.
     *
     * @return how many movements were looked at; 0 means nothing is waiting
     */
    public int lookAtMovements(int limit, Instant now) {
        throw new IllegalStateException("expected " + limit + now + ", but this is not written yet");
    }

    public ThresholdCrossing get(ThresholdCrossingId id) {
        throw new IllegalStateException("expected " + id + ", but this is not written yet");
    }

    /** First step of its process: whom to tell. Suppresses the crossing when its period is over by now. Repeatable. */
    public ChosenAudience chooseAudience(ThresholdCrossingId id, Instant at) {
        throw new IllegalStateException("expected " + id + at + ", but this is not written yet");
    }

    /**
     * Second step: queues the notice and closes the crossing as NOTIFIED. Repeatable.
     *
     * @return whether a person of customer success should follow up
     */
    public boolean notifyCustomer(ThresholdCrossingId id, Instant at) {
        throw new IllegalStateException("expected " + id + at + ", but this is not written yet");
    }

    /** Closes an open crossing without telling anybody. Repeatable. */
    public void suppress(ThresholdCrossingId id, String reason, Instant at) {
        throw new IllegalStateException("expected " + id + reason + at + ", but this is not written yet");
    }

    /** Newest first. */
    public Page<ThresholdCrossing> ofCustomer(CustomerKey customer, @Nullable String cursor, int limit) {
        throw new IllegalStateException("expected " + customer + cursor + limit + ", but this is not written yet");
    }

    /** The crossings of one period, by meter and percent. */
    public List<ThresholdCrossing> ofPeriod(SubscriptionId subscription, ServicePeriod period) {
        throw new IllegalStateException("expected " + subscription + period + ", but this is not written yet");
    }
}
