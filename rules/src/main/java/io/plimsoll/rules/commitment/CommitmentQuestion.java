package io.plimsoll.rules.commitment;

import io.plimsoll.rules.Attributes;
import java.math.BigDecimal;

/**
 * What does this commitment buy?
 *
 * @param committedAmount in a year, in the currency
 */
public record CommitmentQuestion(
        String plan,
        String segment,
        String currency,
        BigDecimal committedAmount,
        int termMonths,
        Attributes attributes) {

    public CommitmentQuestion with(Attributes asked) {
        return new CommitmentQuestion(plan, segment, currency, committedAmount, termMonths, asked);
    }
}
