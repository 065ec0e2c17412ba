package io.plimsoll.billingrun;

import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.policy.Decided;
import io.plimsoll.policy.Policies;
import io.plimsoll.rules.Attributes;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.review.ReviewDecision;
import io.plimsoll.rules.review.ReviewQuestion;
import java.math.BigDecimal;
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
                .map(bill -> question(bill, histories.getOrDefault(bill.subscription(), PastTotals.NONE)))
                .toList();
        List<Decided<ReviewDecision>> decided = policies.decide(PolicySets.REVIEW, run.began(), questions, run.pin());
        return decided.stream().map(Review::new).toList();
    }

    private static ReviewQuestion question(Bill.Computed bill, PastTotals history) {
        BigDecimal amount = bill.total().amount();
        return new ReviewQuestion(
                bill.of().plan().value(),
                bill.of().segment(),
                bill.of().currency().getCurrencyCode(),
                amount,
                history.changePercent(amount),
                history.isEmpty(),
                Attributes.NONE);
    }
}
