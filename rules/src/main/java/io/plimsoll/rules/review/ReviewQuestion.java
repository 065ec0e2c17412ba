package io.plimsoll.rules.review;

import io.plimsoll.rules.Attributes;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Does this invoice need a person?
 *
 * @param amount the invoice's total in its currency
 * @param changePercent against the median of earlier invoices: 200 is three times as much; null without history
 */
public record ReviewQuestion(
        String plan,
        String segment,
        String currency,
        BigDecimal amount,
        @Nullable BigDecimal changePercent,
        boolean firstInvoice,
        Attributes attributes) {

    public ReviewQuestion with(Attributes asked) {
        return new ReviewQuestion(plan, segment, currency, amount, changePercent, firstInvoice, asked);
    }
}
