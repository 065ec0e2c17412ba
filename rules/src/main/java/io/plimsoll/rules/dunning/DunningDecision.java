package io.plimsoll.rules.dunning;

import org.jspecify.annotations.Nullable;

/**
 * The next step.
 *
 * @param action RETRY (the payment), REMIND, RESTRICT (service) or WRITE_OFF
 * @param letter that goes out; null when none does
 * @param thenAfterDays until the next step is asked for; null after WRITE_OFF
 */
public record DunningDecision(
        String action, @Nullable String letter, @Nullable Integer thenAfterDays) {}
