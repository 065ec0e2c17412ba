package io.plimsoll.web.commitment;

import io.plimsoll.commitment.CommitmentRefusal;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Violations;
import java.math.BigDecimal;
import java.util.Currency;

/** An amount that somebody typed, as money of the currency. */
public final class AmountInCurrency {

    private AmountInCurrency() {}

    /** Refuses with {@code invalid-commitment} more decimals than the currency has, and a currency without a minor unit. */
    public static Money of(Currency currency, BigDecimal amount) {
        int decimals = currency.getDefaultFractionDigits();
        Violations violations = new Violations();
        violations.expect(decimals >= 0, "/currency", "a currency with a minor unit", currency);
        violations.expect(
                amount.stripTrailingZeros().scale() <= decimals,
                "/amountPerYear",
                "at most " + decimals + " decimals for " + currency,
                amount.toPlainString());
        violations.refuseAny(CommitmentRefusal.INVALID_COMMITMENT, "a commitment");
        return Money.exactly(currency, amount);
    }
}
