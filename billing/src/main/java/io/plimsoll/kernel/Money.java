package io.plimsoll.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;

/**
 * An amount of money at its currency's own scale (ISO 4217 minor units: JPY 0, USD 2, KWD 3).
 *
 * @param currency an ISO 4217 currency
 * @param amount the amount; any scale other than the currency's own is refused, nothing is rounded silently
 */
public record Money(Currency currency, BigDecimal amount) implements Comparable<Money> {

    public Money {
        if (amount.scale() != scaleOf(currency)) {
            throw new IllegalStateException(
                    "expected " + currency + " at scale " + scaleOf(currency) + ", but got " + amount.toPlainString());
        }
    }

    /** Reads an amount such as {@code 12.5}; padded to the currency's scale, refused when it has more decimals. */
    public static Money of(Currency currency, String amount) {
        return exactly(currency, new BigDecimal(amount));
    }

    /** The amount at the currency's scale; refuses (IllegalStateException) an amount that has more decimals. */
    public static Money exactly(Currency currency, BigDecimal amount) {
        try {
            return new Money(currency, amount.setScale(scaleOf(currency), RoundingMode.UNNECESSARY));
        } catch (ArithmeticException e) {
            throw new IllegalStateException(
                    "expected at most " + scaleOf(currency) + " decimals for " + currency + ", but got "
                            + amount.toPlainString(),
                    e);
        }
    }

    /** Rounds an exact amount to the currency's scale by the named mode. */
    public static Money rounded(Currency currency, BigDecimal exact, RoundingMode mode) {
        return new Money(currency, exact.setScale(scaleOf(currency), mode));
    }

    public static Money zero(Currency currency) {
        return exactly(currency, BigDecimal.ZERO);
    }

    /** Decimals of the currency's minor unit; currencies without one (such as XAU) are refused. */
    public static int scaleOf(Currency currency) {
        int scale = currency.getDefaultFractionDigits();
        if (scale < 0) {
            throw new IllegalStateException("expected a currency with a minor unit, but got " + currency);
        }
        return scale;
    }

    public Money plus(Money other) {
        return new Money(currency, amount.add(sameCurrency(other)));
    }

    public Money minus(Money other) {
        return new Money(currency, amount.subtract(sameCurrency(other)));
    }

    public Money negated() {
        return new Money(currency, amount.negate());
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    /** The sum in the given currency; an empty list is zero. */
    public static Money sum(Currency currency, List<Money> amounts) {
        return amounts.stream().reduce(zero(currency), Money::plus);
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other));
    }

    /** Plain digits without the currency, as the API carries it: {@code 1234.50}. */
    public String toPlainString() {
        return amount.toPlainString();
    }

    /** Currency and amount, as logs show it: {@code USD 1234.50}. */
    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + amount.toPlainString();
    }

    private BigDecimal sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalStateException("expected an amount in " + currency + ", but got " + other);
        }
        return other.amount;
    }
}
