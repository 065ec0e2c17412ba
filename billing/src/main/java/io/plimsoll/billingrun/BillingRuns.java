package io.plimsoll.billingrun;

import io.plimsoll.audit.Audit;
import io.plimsoll.billingrun.BillingRun.State;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.BillingRunId;
import io.plimsoll.kernel.Page;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.policy.Policies;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests billing runs and shows how far they are; {@link PeriodClosing} works them off. */
@Component
public class BillingRuns {

    private static final int MOST_A_PAGE = 500;

    private final BillingRunRepository runs;
    private final DueSubscriptions due;
    private final Policies policies;
    private final Audit audit;

    BillingRuns(BillingRunRepository runs, DueSubscriptions due, Policies policies, Audit audit) {
        this.policies = policies;
        this.runs = runs;
        this.due = due;
        this.audit = audit;
    }

    /**
     * Queues a run; a batch job takes it up. Refused with {@code through-in-the-future} when usage up to there cannot be
     * complete yet.
     *
     * @param through periods that end at or before this instant are closed
     * @param dryRun computes the same, but writes only the outcomes
     */
    @Transactional
    public BillingRun request(Instant through, boolean dryRun, Actor actor, Instant at) {
        if (through.isAfter(at)) {
            String expected = "expected to bill through an instant that has passed, but " + through + " is after " + at;
            throw new BillingException(
                    BillingRunRefusal.THROUGH_IN_THE_FUTURE,
                    expected,
                    List.of(new BillingException.Violation("/through", expected)));
        }
        BillingRunId id = runs.insert(through, dryRun, actor.name(), at);
        audit.record(
                actor,
                "billing-run.requested",
                id.toString(),
                Map.of("through", through.toString(), "dryRun", dryRun),
                at);
        return get(id);
    }

    /** The run with its progress as of now; refused with {@code unknown-billing-run} when there is none. */
    @Transactional(readOnly = true)
    public BillingRun get(BillingRunId id) {
        return runs.find(id)
                .orElseThrow(() -> new BillingException(
                        BillingRunRefusal.UNKNOWN_BILLING_RUN, "expected a billing run, but there is no " + id));
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Page<BillingRun> list(@Nullable String cursor, int limit) {
        long before = cursor == null
                ? Long.MAX_VALUE
                : parsed(cursor, text -> BillingRunId.parse(text).value());
        int most = Math.clamp(limit, 1, MOST_A_PAGE);
        return page(runs.before(before, most + 1), most, run -> run.id().toString());
    }

    /** What could not be billed, by subscription and period. */
    @Transactional(readOnly = true)
    public Page<BillingFailure> failures(BillingRunId id, @Nullable String cursor, int limit) {
        get(id);
        long after = cursor == null
                ? 0
                : parsed(cursor, text -> SubscriptionId.parse(text).value());
        int most = Math.clamp(limit, 1, MOST_A_PAGE);
        // A subscription stops at its first failure, so it has at most one in a run.
        return page(
                runs.failures(id, after, most + 1),
                most,
                failure -> failure.subscription().toString());
    }

    /** Runs that are queued or running, oldest first; a running one may be a dead process's. */
    @Transactional(readOnly = true)
    public List<BillingRunId> unfinished() {
        return runs.unfinished();
    }

    /** The run begins, or begins again after a crash; policy as it was when it first began holds to its end. */
    @Transactional
    public void begin(BillingRunId id, Instant at) {
        runs.begin(id, due.countPeriods(get(id).through()), policies.newestPin(), at);
    }

    @Transactional
    public void complete(BillingRunId id, Instant at) {
        runs.finish(id, State.COMPLETED, null, at);
    }

    /** The run as a whole gave up; what it closed stays closed. */
    @Transactional
    public void fail(BillingRunId id, String reason, Instant at) {
        runs.finish(id, State.FAILED, reason, at);
    }

    private static <T> Page<T> page(List<T> found, int limit, Function<T, String> cursor) {
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), cursor.apply(found.get(limit - 1)));
    }

    private static long parsed(String cursor, Function<String, Long> parse) {
        try {
            return parse.apply(cursor);
        } catch (IllegalArgumentException e) {
            String expected = "expected the cursor of an earlier page, but got `" + cursor + "`";
            throw new BillingException(
                    BillingRunRefusal.BAD_BILLING_RUN_CURSOR,
                    expected,
                    List.of(new BillingException.Violation("/cursor", expected)));
        }
    }
}
