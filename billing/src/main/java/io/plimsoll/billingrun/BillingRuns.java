package io.plimsoll.billingrun;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingRunId;
import io.plimsoll.kernel.Page;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Requests billing runs and shows how far they are. */
@Component
public class BillingRuns {

    /**
     * Queues a run; a batch job takes it up. Refused with {@code through-in-the-future} when usage up to there cannot be
     * complete yet.
     *
     * @param through periods that end at or before this instant are closed
     * @param dryRun computes the same, but writes only the outcomes
     */
    public BillingRun request(Instant through, boolean dryRun, Actor actor, Instant at) {
        throw new UnsupportedOperationException();
    }

    /** The run with its progress as of now; refused with {@code unknown-billing-run} when there is none. */
    public BillingRun get(BillingRunId id) {
        throw new UnsupportedOperationException();
    }

    /** Newest first. */
    public Page<BillingRun> list(@Nullable String cursor, int limit) {
        throw new UnsupportedOperationException();
    }

    /** What could not be billed, by subscription and period. */
    public Page<BillingFailure> failures(BillingRunId id, @Nullable String cursor, int limit) {
        throw new UnsupportedOperationException();
    }
}
