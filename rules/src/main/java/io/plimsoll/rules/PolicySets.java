package io.plimsoll.rules;

import io.plimsoll.rules.approval.ApprovalDecision;
import io.plimsoll.rules.approval.ApprovalQuestion;
import io.plimsoll.rules.approval.ApprovalSet;
import io.plimsoll.rules.commitment.CommitmentDecision;
import io.plimsoll.rules.commitment.CommitmentQuestion;
import io.plimsoll.rules.commitment.CommitmentSet;
import io.plimsoll.rules.dunning.DunningDecision;
import io.plimsoll.rules.dunning.DunningQuestion;
import io.plimsoll.rules.dunning.DunningSet;
import io.plimsoll.rules.expansion.ExpansionDecision;
import io.plimsoll.rules.expansion.ExpansionQuestion;
import io.plimsoll.rules.expansion.ExpansionSet;
import io.plimsoll.rules.grace.GraceDecision;
import io.plimsoll.rules.grace.GraceQuestion;
import io.plimsoll.rules.grace.GraceSet;
import io.plimsoll.rules.incentive.IncentiveDecision;
import io.plimsoll.rules.incentive.IncentiveQuestion;
import io.plimsoll.rules.incentive.IncentiveSet;
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
import io.plimsoll.rules.trial.TrialDecision;
import io.plimsoll.rules.trial.TrialQuestion;
import io.plimsoll.rules.trial.TrialSet;
import java.util.List;
import java.util.Optional;

/** The policy sets there are. */
public final class PolicySets {

    public static final PolicySet<PlanQuestion, PlanDecision> PLAN = new PlanSet();
    public static final PolicySet<TierQuestion, TierDecision> TIER = new TierSet();
    public static final PolicySet<TrialQuestion, TrialDecision> TRIAL = new TrialSet();
    public static final PolicySet<GraceQuestion, GraceDecision> GRACE = new GraceSet();
    public static final PolicySet<CommitmentQuestion, CommitmentDecision> COMMITMENT = new CommitmentSet();
    public static final PolicySet<IncentiveQuestion, IncentiveDecision> INCENTIVE = new IncentiveSet();
    public static final PolicySet<ThresholdQuestion, ThresholdDecision> THRESHOLD = new ThresholdSet();
    public static final PolicySet<ExpansionQuestion, ExpansionDecision> EXPANSION = new ExpansionSet();
    public static final PolicySet<ReviewQuestion, ReviewDecision> REVIEW = new ReviewSet();
    public static final PolicySet<DunningQuestion, DunningDecision> DUNNING = new DunningSet();
    public static final PolicySet<TermsQuestion, TermsDecision> TERMS = new TermsSet();
    public static final PolicySet<ApprovalQuestion, ApprovalDecision> APPROVAL = new ApprovalSet();

    /** In the order a customer meets them; the set that guards the others comes last. */
    public static final List<PolicySet<?, ?>> ALL = List.of(
            PLAN, TIER, TRIAL, GRACE, COMMITMENT, INCENTIVE, THRESHOLD, EXPANSION, REVIEW, DUNNING, TERMS, APPROVAL);

    private PolicySets() {}

    public static Optional<PolicySet<?, ?>> named(String name) {
        return ALL.stream().filter(set -> set.name().equals(name)).findFirst();
    }
}
