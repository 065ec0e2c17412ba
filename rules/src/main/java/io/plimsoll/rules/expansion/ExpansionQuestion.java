package io.plimsoll.rules.expansion;

import io.plimsoll.rules.Attributes;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * When is it time to talk?
 *
 * @param overagePeriods of the last six closed ones
 * @param growthPercent against the three periods before; null without them
 * @param milestone units passed, or forecast to be passed, for the first time this period; null when none
 * @param commitmentPercent null without a commitment
 * @param health 0 to 100; null before there is one
 */
public record ExpansionQuestion(
        String plan,
        String meter,
        String segment,
        int overagePeriods,
        @Nullable BigDecimal growthPercent,
        @Nullable BigDecimal milestone,
        @Nullable BigDecimal commitmentPercent,
        @Nullable BigDecimal health,
        Attributes attributes) {

    public ExpansionQuestion with(Attributes asked) {
        return new ExpansionQuestion(
                plan, meter, segment, overagePeriods, growthPercent, milestone, commitmentPercent, health, asked);
    }
}
