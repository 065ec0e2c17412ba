package io.plimsoll.billingrun;

import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.pricing.PeriodInForce;
import io.plimsoll.pricing.Pricing;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.Subscriptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * A dry run of a chunk: the same bills and reviews, period after period in memory, because no subscription moves on. Locks
 * nothing, so it never keeps a real run from a subscription.
 */
@Component
class Rehearsal {

    private final Billing billing;
    private final PendingLines pending;
    private final Reviewing reviewing;
    private final Pricing pricing;
    private final Subscriptions subscriptions;
    private final DueSubscriptions due;
    private final Outcomes outcomes;

    Rehearsal(
            Billing billing,
            PendingLines pending,
            Reviewing reviewing,
            Pricing pricing,
            Subscriptions subscriptions,
            DueSubscriptions due,
            Outcomes outcomes) {
        this.billing = billing;
        this.pending = pending;
        this.reviewing = reviewing;
        this.pricing = pricing;
        this.subscriptions = subscriptions;
        this.due = due;
        this.outcomes = outcomes;
    }

    /** Call inside a transaction: all periods of a subscription are noted, or none. */
    void rehearse(BillingRun run, List<SubscriptionId> chunk, Instant at) {
        Map<SubscriptionId, Subscription> byId =
                subscriptions.getAll(chunk).stream().collect(Collectors.toMap(Subscription::id, Function.identity()));
        Map<SubscriptionId, PastTotals> histories = due.pastTotals(chunk);
        List<PeriodInForce> periods = pricing.unbilled(chunk);
        while (!periods.isEmpty()) {
            List<Bill.Computed> computed = new ArrayList<>();
            List<Outcome> found = new ArrayList<>();
            for (Bill bill : billing.bills(periods, run.pin())) {
                switch (bill) {
                    case Bill.Computed each ->
                        computed.add(pending.supposedOn(each, Objects.requireNonNull(byId.get(each.subscription()))));
                    case Bill.Failed failed -> found.add(Outcome.of(failed));
                }
            }
            List<Review> reviews = reviewing.review(computed, histories, run);
            for (int i = 0; i < computed.size(); i++) {
                Bill.Computed bill = computed.get(i);
                found.add(Outcome.of(bill, reviews.get(i), null));
                histories.merge(
                        bill.subscription(),
                        PastTotals.NONE.followedBy(bill.total().amount()),
                        (past, none) -> past.followedBy(bill.total().amount()));
            }
            outcomes.write(run.id(), found, at);
            periods = nextPeriods(computed, byId, run.through());
        }
    }

    private List<PeriodInForce> nextPeriods(
            List<Bill.Computed> computed, Map<SubscriptionId, Subscription> byId, Instant through) {
        List<PeriodInForce> next = new ArrayList<>();
        for (Bill.Computed bill : computed) {
            Subscription subscription = Objects.requireNonNull(byId.get(bill.subscription()));
            ServicePeriod period = subscription.next(bill.period());
            Instant endAt = subscription.endAt();
            boolean inService = endAt == null || period.start().isBefore(endAt);
            if (inService && !period.end().isAfter(through)) {
                next.add(pricing.of(subscription.id(), period));
            }
        }
        return next;
    }
}
