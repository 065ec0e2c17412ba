package io.plimsoll.web.subscription;

import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.pricing.ChangePreview;
import java.time.Instant;
import java.util.Currency;

/**
 * A change, or what it would be.
 *
 * @param preview true when nothing was changed
 */
record ChangeAnswer(boolean preview, Difference difference, SubscriptionAnswer subscription) {

    /** The base fee of a full period, now and then, and what the change adds to those of the running period. */
    record Difference(
            Instant effectiveFrom,
            PlanKey plan,
            int seats,
            Currency currency,
            Money baseFeeNow,
            Money baseFeeThen,
            Money difference,
            Money thisPeriod) {

        static Difference of(ChangePreview of) {
            return new Difference(
                    of.effectiveFrom(),
                    of.plan(),
                    of.seats(),
                    of.difference().currency(),
                    of.baseFeeNow(),
                    of.baseFeeThen(),
                    of.difference(),
                    of.thisPeriod());
        }
    }
}
