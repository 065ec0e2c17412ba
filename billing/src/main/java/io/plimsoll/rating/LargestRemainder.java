package io.plimsoll.rating;

import io.plimsoll.kernel.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts an amount into shares that add up to it: each share is taken down to the minor unit, and the units left over go one
 * each to the shares that lost most, the earlier first among equals. No unit is lost or made, and a share that was whole
 * stays as it is.
 */
public final class LargestRemainder {

    private LargestRemainder() {}

    /**
     * Shares of a total in proportion to weights.
     *
     * @param weights not negative, not all zero
     */
    public static List<Money> split(Money total, List<BigDecimal> weights) {
        BigDecimal whole = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (whole.signum() <= 0 || weights.stream().anyMatch(weight -> weight.signum() < 0)) {
            throw new IllegalStateException(
                    "expected weights that are not negative and not all zero, but got " + weights);
        }
        BigDecimal units = new BigDecimal(total.amount().unscaledValue());
        List<BigInteger> floors = new ArrayList<>();
        List<BigDecimal> lost = new ArrayList<>();
        for (BigDecimal weight : weights) {
            BigDecimal share = units.multiply(weight);
            BigInteger floor = share.divide(whole, 0, RoundingMode.FLOOR).toBigIntegerExact();
            floors.add(floor);
            lost.add(share.subtract(whole.multiply(new BigDecimal(floor))));
        }
        return handOut(total, floors, lost);
    }

    /** The exact amounts as shares of a total that is their sum rounded to the minor unit, up or down. */
    public static List<Money> settle(Money total, List<BigDecimal> exact) {
        int scale = total.amount().scale();
        List<BigInteger> floors = new ArrayList<>();
        List<BigDecimal> lost = new ArrayList<>();
        for (BigDecimal amount : exact) {
            BigDecimal floor = amount.setScale(scale, RoundingMode.FLOOR);
            floors.add(floor.unscaledValue());
            lost.add(amount.subtract(floor));
        }
        return handOut(total, floors, lost);
    }

    private static List<Money> handOut(Money total, List<BigInteger> floors, List<BigDecimal> lost) {
        BigInteger given = floors.stream().reduce(BigInteger.ZERO, BigInteger::add);
        int left = total.amount().unscaledValue().subtract(given).intValueExact();
        if (left < 0 || left > floors.size()) {
            throw new IllegalStateException("expected " + total + " to be the rounded sum of its shares, but " + left
                    + " minor units are left over");
        }
        List<BigInteger> shares = new ArrayList<>(floors);
        IntStream.range(0, floors.size())
                .boxed()
                .sorted(Comparator.comparing(lost::get, Comparator.reverseOrder()))
                .limit(left)
                .forEach(index -> shares.set(index, shares.get(index).add(BigInteger.ONE)));
        int scale = total.amount().scale();
        return shares.stream()
                .map(share -> new Money(total.currency(), new BigDecimal(share, scale)))
                .toList();
    }
}
