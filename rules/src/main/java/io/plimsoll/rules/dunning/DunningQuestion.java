package io.plimsoll.rules.dunning;

import io.plimsoll.rules.Attributes;
import java.math.BigDecimal;

/**
 * What next, when an invoice is not paid?
 *
 * @param amount open, in the currency
 * @param attempt steps taken so far, 0 at first
 */
public record DunningQuestion(
        String plan,
        String segment,
        String currency,
        BigDecimal amount,
        int attempt,
        int daysOverdue,
        Attributes attributes) {

    public DunningQuestion with(Attributes asked) {
        return new DunningQuestion(plan, segment, currency, amount, attempt, daysOverdue, asked);
    }
}
