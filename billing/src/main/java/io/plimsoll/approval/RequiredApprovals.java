package io.plimsoll.approval;

import static java.util.Comparator.comparingInt;

import io.plimsoll.approval.NewSubmission.Needed;
import io.plimsoll.policy.Decided;
import io.plimsoll.policy.Policies;
import io.plimsoll.rules.Attributes;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.approval.ApprovalDecision;
import io.plimsoll.rules.approval.ApprovalQuestion;
import io.plimsoll.simulation.CurrencyImpact;
import io.plimsoll.simulation.Impact;
import io.plimsoll.simulation.Simulations;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How many must agree to a change and how long they may take, by the {@code approval} rows and the money it moves. */
@Component
class RequiredApprovals {

    private static final String NO_CURRENCY = "XXX";

    /** What holds where no row answers. */
    private static final ApprovalDecision UNANSWERED = new ApprovalDecision(1, 14, "");

    private final Policies policies;
    private final Simulations simulations;

    RequiredApprovals(Policies policies, Simulations simulations) {
        this.policies = policies;
        this.simulations = simulations;
    }

    /** Of several answers the most approvers count, and the shortest time. */
    Needed of(String set, String versionHash, String baseHash, Instant at) {
        Optional<Impact> impact = simulations.impactOf(set, versionHash, baseHash);
        List<ApprovalDecision> answers = policies.decide(PolicySets.APPROVAL, at, questions(set, impact)).stream()
                .map(Decided::decision)
                .map(decision -> Objects.requireNonNullElse(decision, UNANSWERED))
                .toList();
        ApprovalDecision most =
                answers.stream().max(comparingInt(ApprovalDecision::approvers)).orElse(UNANSWERED);
        int days = answers.stream()
                .mapToInt(ApprovalDecision::expiresAfterDays)
                .min()
                .orElse(UNANSWERED.expiresAfterDays());
        return new Needed(most.approvers(), most.reason(), days);
    }

    private static List<ApprovalQuestion> questions(String set, Optional<Impact> impact) {
        List<CurrencyImpact> currencies = impact.map(Impact::currencies).orElse(List.of());
        return currencies.isEmpty()
                ? List.of(new ApprovalQuestion(set, NO_CURRENCY, null, null, impact.isPresent(), Attributes.NONE))
                : currencies.stream()
                        .map(moved -> new ApprovalQuestion(
                                set,
                                moved.currency().getCurrencyCode(),
                                moved.amountPerMonth(),
                                moved.percent(),
                                true,
                                Attributes.NONE))
                        .toList();
    }
}
