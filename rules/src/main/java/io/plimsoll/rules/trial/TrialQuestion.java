package io.plimsoll.rules.trial;

import io.plimsoll.rules.Attributes;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How does this trial go?
 *
 * @param daysLeft whole days until the trial ends; null before it starts
 * @param usagePercent of the meter of which most of the included units is used; null before it starts, or when nothing is included
 */
public record TrialQuestion(
        String plan,
        String segment,
        @Nullable Integer daysLeft,
        @Nullable BigDecimal usagePercent,
        int extensions,
        Attributes attributes) {

    public TrialQuestion with(Attributes asked) {
        return new TrialQuestion(plan, segment, daysLeft, usagePercent, extensions, asked);
    }
}
