package io.plimsoll.billingrun;

import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.policy.AskedAt;
import io.plimsoll.policy.Decided;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyPin;
import io.plimsoll.pricing.PeriodInForce;
import io.plimsoll.profile.Profiles;
import io.plimsoll.profile.ValuesAt;
import io.plimsoll.rules.Attributes;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.review.ReviewDecision;
import io.plimsoll.rules.review.ReviewQuestion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the {@code review} rows of bills, in one rules session. */
@Component
class Reviewing {

    private final Policies policies;
    private final Profiles profiles;

    Reviewing(Policies policies, Profiles profiles) {
        this.policies = policies;
        this.profiles = profiles;
    }

    /**
     * One review a bill, in order, all by the rows in force when the run began.
     *
     * @param histories what each subscription was invoiced before
     */
    List<Review> review(List<Bill.Computed> bills, Map<SubscriptionId, PastTotals> histories, BillingRun run) {
        return review(
                bills.stream()
                        .map(bill -> new Asked(
                                bill.of(),
                                bill.total(),
                                histories.getOrDefault(bill.subscription(), PastTotals.NONE),
                                run.began()))
                        .toList(),
                run.pin());
    }

    /** A bill that came to this much, with what was invoiced before it, and when its review is asked. */
    record Asked(PeriodInForce of, Money total, PastTotals history, Instant at) {}

    /** The same of bills of different times, by policy as the pin holds it. */
    List<Review> review(List<Asked> bills, PolicyPin pin) {
        List<Attributes> attributes = profiles.inForce(bills.stream()
                .map(bill -> new ValuesAt(bill.of.customer(), bill.of.subscription(), bill.at))
                .toList());
        List<AskedAt<ReviewQuestion>> questions = new ArrayList<>();
        for (int i = 0; i < bills.size(); i++) {
            Asked bill = bills.get(i);
            questions.add(
                    new AskedAt<>(question(bill.of, bill.total.amount(), bill.history, attributes.get(i)), bill.at));
        }
        List<Decided<ReviewDecision>> decided = policies.decideEach(PolicySets.REVIEW, questions, pin);
        return decided.stream().map(Review::new).toList();
    }

    private static ReviewQuestion question(
            PeriodInForce of, BigDecimal amount, PastTotals history, Attributes attributes) {
        return new ReviewQuestion(
                of.plan().value(),
                of.segment(),
                of.currency().getCurrencyCode(),
                amount,
                history.changePercent(amount),
                history.isEmpty(),
                attributes);
    }
}
