package io.plimsoll.rules.grace;

import io.plimsoll.rules.Attributes;
import java.math.BigDecimal;

/**
 * How is overage treated?
 *
 * @param tenureMonths whole months between the subscription's start and the period's start
 * @param overagePercent usage above the included units in percent of them: 20 is a fifth more than included
 */
public record GraceQuestion(
        String plan,
        String meter,
        String segment,
        int tenureMonths,
        BigDecimal overagePercent,
        int earlierOverages,
        Attributes attributes) {

    public GraceQuestion with(Attributes asked) {
        return new GraceQuestion(plan, meter, segment, tenureMonths, overagePercent, earlierOverages, asked);
    }
}
