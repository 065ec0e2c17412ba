package io.plimsoll.pricing;

import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.PlanKey;
import java.time.Instant;

/**
 * What a change would do to base fees.
 *
 * @param baseFeeNow of a full period, by the policy in force when the change takes effect
 * @param difference {@code baseFeeThen} less {@code baseFeeNow}
 * @param thisPeriod what the change adds to the base fees of the running period, shared by the terms; 0 at its end
 */
public record ChangePreview(
        Instant effectiveFrom,
        PlanKey plan,
        int seats,
        Money baseFeeNow,
        Money baseFeeThen,
        Money difference,
        Money thisPeriod) {}
