package io.plimsoll.billingrun;

import io.plimsoll.kernel.BillingRunId;
import io.plimsoll.kernel.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works a run off, a chunk and a transaction at a time. May be killed anywhere: what was committed is closed, the rest is
 * still due.
 */
@Component
public class PeriodClosing {

    private static final int MOST_DEADLOCKS = 3;

    private final DueSubscriptions due;
    private final Closing closing;
    private final Rehearsal rehearsal;
    private final Outcomes outcomes;
    private final TransactionTemplate transaction;

    PeriodClosing(
            DueSubscriptions due,
            Closing closing,
            Rehearsal rehearsal,
            Outcomes outcomes,
            PlatformTransactionManager transactions) {
        this.due = due;
        this.closing = closing;
        this.rehearsal = rehearsal;
        this.outcomes = outcomes;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What one call did.
     *
     * @param subscriptions how many it took on
     * @param more whether to call again: also when it took none on, as another run may be at the last ones
     */
    public record Progress(int subscriptions, boolean more) {}

    /** Takes on up to {@code limit} due subscriptions and closes one period of each; of a dry run's, all periods. */
    public Progress closeNext(BillingRun run, int limit, Instant at) {
        if (run.policies() == null) {
            throw new IllegalStateException("expected " + run.id() + " to have begun, but it is " + run.state());
        }
        for (int deadlocks = 1; ; deadlocks++) {
            try {
                return run.dryRun() ? rehearseNext(run, limit, at) : closeChunk(run, limit, at);
            } catch (ConcurrencyFailureException e) {
                if (deadlocks == MOST_DEADLOCKS) {
                    throw e;
                }
            }
        }
    }

    private Progress closeChunk(BillingRun run, int limit, Instant at) {
        List<SubscriptionId> claimed = new ArrayList<>();
        try {
            transaction.executeWithoutResult(status -> {
                claimed.addAll(due.claim(run.id(), run.through(), limit));
                if (!claimed.isEmpty()) {
                    closing.close(run, claimed, at);
                }
            });
        } catch (RuntimeException e) {
            if (claimed.isEmpty() || Failures.isOfTheDatabase(e)) {
                throw e;
            }
            claimed.forEach(subscription -> closeAlone(run, subscription, at));
        }
        return new Progress(claimed.size(), claimed.size() == limit || due.anyLeft(run.id(), run.through()));
    }

    /** One of a chunk spoils it as a whole: each gets a transaction of its own, and the one keeps its failure. */
    private void closeAlone(BillingRun run, SubscriptionId subscription, Instant at) {
        isolate(run, subscription, at, () -> {
            if (due.claim(subscription, run.through())) {
                closing.close(run, List.of(subscription), at);
            }
        });
    }

    private Progress rehearseNext(BillingRun run, int limit, Instant at) {
        List<SubscriptionId> chunk = due.unseen(run.id(), run.through(), limit);
        try {
            transaction.executeWithoutResult(status -> rehearsal.rehearse(run, chunk, at));
        } catch (RuntimeException e) {
            if (Failures.isOfTheDatabase(e)) {
                throw e;
            }
            chunk.forEach(subscription ->
                    isolate(run, subscription, at, () -> rehearsal.rehearse(run, List.of(subscription), at)));
        }
        return new Progress(chunk.size(), chunk.size() == limit);
    }

    private void isolate(BillingRun run, SubscriptionId subscription, Instant at, Runnable work) {
        try {
            transaction.executeWithoutResult(status -> work.run());
        } catch (RuntimeException e) {
            if (Failures.isOfTheDatabase(e)) {
                throw e;
            }
            BillingRunId id = run.id();
            Bill.Failed failed = Failures.of(subscription, due.unbilledPeriod(subscription), e);
            transaction.executeWithoutResult(status -> outcomes.write(id, List.of(Outcome.of(failed)), at));
        }
    }
}
