package io.plimsoll.pricing;

import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.PlanKey;
import java.time.Instant;

/**
 * What a change at period end would do to the base fee of a full period.
 *
 * @param difference {@code baseFeeThen} less {@code baseFeeNow}
 */
public record ChangePreview(
        Instant effectiveFrom, PlanKey plan, int seats, Money baseFeeNow, Money baseFeeThen, Money difference) {}
