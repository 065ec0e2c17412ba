package io.plimsoll.pricing;

import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.RefusalCode;
import io.plimsoll.policy.Decided;
import io.plimsoll.rating.RatingTerms;
import io.plimsoll.rules.plan.PlanDecision;
import io.plimsoll.rules.terms.TermsDecision;
import java.util.List;

/** What policy says a period costs, or why it does not say. */
public sealed interface PricingResolution {

    PeriodInForce of();

    /**
     * @param baseFee for the period, a short first one's share by the terms
     * @param fullBaseFee for a full period
     * @param meters the meters on the plan, by key
     * @param paymentDays days from issue to due date
     */
    record Resolved(
            PeriodInForce of,
            Decided<PlanDecision> plan,
            Money baseFee,
            Money fullBaseFee,
            List<MeterPricing> meters,
            RatingTerms terms,
            Decided<TermsDecision> termsDecision,
            int paymentDays)
            implements PricingResolution {

        public Resolved {
            meters = List.copyOf(meters);
        }
    }

    /**
     * @param reason one sentence: "expected … but …"
     */
    record Unresolved(PeriodInForce of, RefusalCode refusal, String reason) implements PricingResolution {

        /** For machines: {@code no-plan-row}, {@code invalid-tier}. */
        public String code() {
            return refusal.wireName();
        }
    }
}
