package io.plimsoll.rules;

import io.plimsoll.rules.approval.ApprovalDecision;
import io.plimsoll.rules.approval.ApprovalQuestion;
import io.plimsoll.rules.approval.ApprovalSet;
import io.plimsoll.rules.plan.PlanDecision;
import io.plimsoll.rules.plan.PlanQuestion;
import io.plimsoll.rules.plan.PlanSet;
import io.plimsoll.rules.review.ReviewDecision;
import io.plimsoll.rules.review.ReviewQuestion;
import io.plimsoll.rules.review.ReviewSet;
import io.plimsoll.rules.terms.TermsDecision;
import io.plimsoll.rules.terms.TermsQuestion;
import io.plimsoll.rules.terms.TermsSet;
import io.plimsoll.rules.threshold.ThresholdDecision;
import io.plimsoll.rules.threshold.ThresholdQuestion;
import io.plimsoll.rules.threshold.ThresholdSet;
import io.plimsoll.rules.tier.TierDecision;
import io.plimsoll.rules.tier.TierQuestion;
import io.plimsoll.rules.tier.TierSet;
import java.util.List;
import java.util.Optional;

/** The policy sets there are. */
public final class PolicySets {

    public static final PolicySet<PlanQuestion, PlanDecision> PLAN = new PlanSet();
    public static final PolicySet<TierQuestion, TierDecision> TIER = new TierSet();
    public static final PolicySet<TermsQuestion, TermsDecision> TERMS = new TermsSet();
    public static final PolicySet<ThresholdQuestion, ThresholdDecision> THRESHOLD = new ThresholdSet();
    public static final PolicySet<ReviewQuestion, ReviewDecision> REVIEW = new ReviewSet();

    public static final PolicySet<ApprovalQuestion, ApprovalDecision> APPROVAL = new ApprovalSet();

    public static final List<PolicySet<?, ?>> ALL = List.of(PLAN, TIER, TERMS, THRESHOLD, REVIEW, APPROVAL);

    private PolicySets() {}

    public static Optional<PolicySet<?, ?>> named(String name) {
        return ALL.stream().filter(set -> set.name().equals(name)).findFirst();
    }
}
