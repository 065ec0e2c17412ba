package io.plimsoll.commitment;

import io.plimsoll.customer.Customer;
import io.plimsoll.kernel.Money;
import io.plimsoll.policy.Decided;
import io.plimsoll.policy.Policies;
import io.plimsoll.profile.Profiles;
import io.plimsoll.profile.ValuesAt;
import io.plimsoll.rules.Attributes;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.commitment.CommitmentDecision;
import io.plimsoll.rules.commitment.CommitmentQuestion;
import io.plimsoll.rules.incentive.IncentiveDecision;
import io.plimsoll.rules.incentive.IncentiveQuestion;
import io.plimsoll.subscription.Subscription;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks the {@code commitment} rows what a promise buys, and the {@code incentive} rows what renewing it gives. */
@Component
class CommitmentQuestions {

    private final Policies policies;
    private final Profiles profiles;

    CommitmentQuestions(Policies policies, Profiles profiles) {
        this.policies = policies;
        this.profiles = profiles;
    }

    Decided<CommitmentDecision> whatItBuys(
            Subscription subscription, Customer customer, Money amountPerYear, int termMonths, Instant from) {
        return policies.decide(
                        PolicySets.COMMITMENT,
                        from,
                        List.of(new CommitmentQuestion(
                                subscription.phaseAt(from).plan().value(),
                                customer.segment(),
                                amountPerYear.currency().getCurrencyCode(),
                                amountPerYear.amount(),
                                termMonths,
                                attributes(subscription, from))))
                .getFirst();
    }

    Decided<IncentiveDecision> whatRenewingGives(
            Subscription subscription, Customer customer, Commitment commitment, Instant at) {
        Instant from = commitment.term().end();
        return policies.decide(
                        PolicySets.INCENTIVE,
                        at,
                        List.of(new IncentiveQuestion(
                                subscription.phaseAt(at).plan().value(),
                                customer.segment(),
                                commitment.amountPerYear().currency().getCurrencyCode(),
                                LocalDate.ofInstant(from, subscription.timeZone()),
                                subscription.tenureMonthsAt(from),
                                null,
                                true,
                                attributes(subscription, at))))
                .getFirst();
    }

    private Attributes attributes(Subscription subscription, Instant at) {
        return profiles.inForce(List.of(new ValuesAt(subscription.customer(), subscription.id(), at)))
                .getFirst();
    }
}
