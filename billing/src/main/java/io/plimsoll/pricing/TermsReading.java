package io.plimsoll.pricing;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.rating.DayCount;
import io.plimsoll.rating.PartialPeriod;
import io.plimsoll.rating.RatingTerms;
import io.plimsoll.rating.RoundingStage;
import io.plimsoll.rules.terms.TermsDecision;
import java.math.RoundingMode;

/** Turns the words of a terms decision into the terms that rating knows. */
final class TermsReading {

    private TermsReading() {}

    static RatingTerms terms(TermsDecision decision) {
        try {
            return new RatingTerms(
                    DayCount.valueOf(decision.dayCount()),
                    PartialPeriod.valueOf(decision.proration()),
                    RoundingStage.valueOf(decision.roundingStage()),
                    RoundingMode.valueOf(decision.roundingMode()),
                    decision.zeroUsageFirstFlatFee());
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new BillingException(
                    PricingRefusal.INVALID_TERMS, "expected terms that rating knows, but got " + decision);
        }
    }
}
