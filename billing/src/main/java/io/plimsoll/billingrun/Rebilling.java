package io.plimsoll.billingrun;

import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.policy.PolicyPin;
import io.plimsoll.pricing.PeriodInForce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Computes again what billed periods come to, by policy as a pin holds or supposes it. The same steps as the billing run, and
 * nothing is written: no decisions, no invoices.
 */
@Component
public class Rebilling {

    private final Billing billing;
    private final Reviewing reviewing;
    private final DueSubscriptions subscriptions;

    Rebilling(Billing billing, Reviewing reviewing, DueSubscriptions subscriptions) {
        this.billing = billing;
        this.reviewing = reviewing;
        this.subscriptions = subscriptions;
    }

    /**
     * A period that is billed already.
     *
     * @param draftedAt when its invoice was drafted: the {@code review} rows in force then are asked
     */
    public record Billed(PeriodInForce of, Instant draftedAt) {}

    /** The bill and, where there is one, whether a person would have to look at it. */
    public record Reviewed(Bill bill, @Nullable Review review) {

        public boolean held() {
            return review != null && review.held();
        }
    }

    /** A period's bill by policy one way and the other way. */
    public record Pair(Reviewed baseline, Reviewed candidate) {}

    /**
     * One pair a period, in order, both from the same usage. What an invoice is held for also depends on the invoices before
     * it: those of the periods given count as either version makes them, those before as they were invoiced.
     *
     * @param periods all that are wanted of a subscription, oldest first
     */
    public List<Pair> compare(List<Billed> periods, PolicyPin baseline, PolicyPin candidate) {
        List<List<Bill>> bills = billing.bills(periods.stream().map(Billed::of).toList(), List.of(baseline, candidate));
        Map<SubscriptionId, PastTotals> histories = subscriptions.pastTotalsBefore(firstOf(periods));
        List<Reviewed> baselines = reviewed(periods, bills.getFirst(), histories, baseline);
        List<Reviewed> candidates = reviewed(periods, bills.getLast(), histories, candidate);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            pairs.add(new Pair(baselines.get(i), candidates.get(i)));
        }
        return pairs;
    }

    private static Map<SubscriptionId, Instant> firstOf(List<Billed> periods) {
        Map<SubscriptionId, Instant> first = new LinkedHashMap<>();
        periods.forEach(billed ->
                first.putIfAbsent(billed.of.subscription(), billed.of.period().start()));
        return first;
    }

    private List<Reviewed> reviewed(
            List<Billed> periods, List<Bill> bills, Map<SubscriptionId, PastTotals> invoicedBefore, PolicyPin pin) {
        Map<SubscriptionId, PastTotals> histories = new HashMap<>(invoicedBefore);
        List<Reviewing.Asked> asked = new ArrayList<>();
        for (int i = 0; i < bills.size(); i++) {
            if (bills.get(i) instanceof Bill.Computed bill) {
                Money total = bill.total();
                PastTotals history = histories.getOrDefault(bill.subscription(), PastTotals.NONE);
                asked.add(new Reviewing.Asked(
                        bill.of(), total, history, periods.get(i).draftedAt()));
                histories.put(bill.subscription(), history.followedBy(total.amount()));
            }
        }
        List<Review> answers = reviewing.review(asked, pin);
        List<Reviewed> reviewed = new ArrayList<>();
        int next = 0;
        for (Bill bill : bills) {
            reviewed.add(
                    switch (bill) {
                        case Bill.Computed computed -> new Reviewed(computed, answers.get(next++));
                        case Bill.Failed failed -> new Reviewed(failed, null);
                    });
        }
        return reviewed;
    }
}
