package io.plimsoll.kernel;

import java.math.BigDecimal;

/**
 * A number of units at any scale. Equal by value: {@code 1.0} equals {@code 1}.
 *
 * @param value the number, held without trailing zeros
 */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {

    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

    public Quantity {
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    public static Quantity of(String value) {
        return new Quantity(new BigDecimal(value));
    }

    public static Quantity of(long value) {
        return new Quantity(BigDecimal.valueOf(value));
    }

    public Quantity plus(Quantity other) {
        return new Quantity(value.add(other.value));
    }

    public Quantity minus(Quantity other) {
        return new Quantity(value.subtract(other.value));
    }

    /** This less the other, never below zero: what is left of an allowance, or what goes over it. */
    public Quantity minusFloored(Quantity other) {
        return compareTo(other) <= 0 ? ZERO : minus(other);
    }

    public Quantity min(Quantity other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    public boolean isNegative() {
        return value.signum() < 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    /** Plain digits, never an exponent: {@code 12000}. */
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
