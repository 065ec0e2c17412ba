package io.plimsoll.billingrun;

import io.plimsoll.kernel.BillingRunId;
import io.plimsoll.kernel.Money;
import io.plimsoll.policy.PolicyPin;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request to close service periods, and how far it is.
 *
 * @param through periods that end at or before this instant are closed
 * @param periodsDue how many periods were due when it started; another run may close some of them
 * @param policies the activations that count for it, as they were when it first began; null until then
 * @param done periods that have an outcome, an invoice or a failure
 * @param subscriptions subscriptions that have an outcome
 * @param invoices written, or, in a dry run, computed
 * @param totals the sum of these invoices in each currency, by currency code
 * @param failure why the whole run gave up; null otherwise
 */
public record BillingRun(
        BillingRunId id,
        Instant through,
        boolean dryRun,
        State state,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable PolicyPin policies,
        long periodsDue,
        long done,
        long subscriptions,
        long invoices,
        long held,
        long failed,
        List<Money> totals,
        @Nullable String failure) {

    public BillingRun {
        totals = List.copyOf(totals);
    }

    /** When it first began. */
    Instant began() {
        return Objects.requireNonNull(startedAt, "expected a run that has begun");
    }

    PolicyPin pin() {
        return Objects.requireNonNull(policies, "expected a run that has begun");
    }

    public enum State {
        QUEUED,
        RUNNING,
        COMPLETED,
        FAILED;

        public boolean isOver() {
            return this == COMPLETED || this == FAILED;
        }
    }
}
