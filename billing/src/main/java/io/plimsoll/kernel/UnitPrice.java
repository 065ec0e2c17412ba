package io.plimsoll.kernel;

import java.math.BigDecimal;
import java.util.Currency;

/** What one unit costs, at any scale: {@code 0.0004} USD a call is a price, but no {@link Money}. */
public record UnitPrice(Currency currency, BigDecimal amount) {

    public static UnitPrice of(Currency currency, String amount) {
        return new UnitPrice(currency, new BigDecimal(amount));
    }

    /** The exact, unrounded product; round it once, where the calculation terms say. */
    public BigDecimal times(Quantity quantity) {
        return amount.multiply(quantity.value());
    }

    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + amount.toPlainString();
    }
}
