package io.plimsoll.billingrun;

import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.policy.AskedAt;
import io.plimsoll.policy.Decided;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyPin;
import io.plimsoll.pricing.PeriodInForce;
import io.plimsoll.rules.Attributes;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.review.ReviewDecision;
import io.plimsoll.rules.review.ReviewQuestion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the {@code review} rows of bills, in one rules session. */
@Component
class Reviewing {

    private final Policies policies;

    Reviewing(Policies policies) {
        this.policies = policies;
    }

    /**
     * One review a bill, in order, all by the rows in force when the run began.
     *
     * @param histories what each subscription was invoiced before
     */
    List<Review> review(List<Bill.Computed> bills, Map<SubscriptionId, PastTotals> histories, BillingRun run) {
        List<ReviewQuestion> questions = bills.stream()
                .map(bill -> question(
                        bill.of(), bill.total().amount(), histories.getOrDefault(bill.subscription(), PastTotals.NONE)))
                .toList();
        List<Decided<ReviewDecision>> decided = policies.decide(PolicySets.REVIEW, run.began(), questions, run.pin());
        return decided.stream().map(Review::new).toList();
    }

    /** A bill that came to this much, with what was invoiced before it, and when its review is asked. */
    record Asked(PeriodInForce of, Money total, PastTotals history, Instant at) {}

    /** The same of bills of different times, by policy as the pin holds it. */
    List<Review> review(List<Asked> bills, PolicyPin pin) {
        List<AskedAt<ReviewQuestion>> questions = bills.stream()
                .map(bill -> new AskedAt<>(question(bill.of, bill.total.amount(), bill.history), bill.at))
                .toList();
        List<Decided<ReviewDecision>> decided = policies.decideEach(PolicySets.REVIEW, questions, pin);
        return decided.stream().map(Review::new).toList();
    }

    private static ReviewQuestion question(PeriodInForce of, BigDecimal amount, PastTotals history) {
        return new ReviewQuestion(
                of.plan().value(),
                of.segment(),
                of.currency().getCurrencyCode(),
                amount,
                history.changePercent(amount),
                history.isEmpty(),
                Attributes.NONE);
    }
}
