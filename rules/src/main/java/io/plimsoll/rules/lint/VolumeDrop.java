package io.plimsoll.rules.lint;

import io.plimsoll.rules.tier.Tier;
import io.plimsoll.rules.tier.TierDecision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place on a VOLUME or STAIRSTEP ladder where more units cost less in total. Amounts are exact, after discount, minimum and
 * maximum and before rounding; quantities are those above the included units.
 *
 * @param tier the tier that begins with the drop, from 0
 * @param units the last quantity of the tier below
 * @param amount what it costs
 * @param moreUnits a quantity of the tier above, greater than {@code units}
 * @param lessAmount what it costs, less than {@code amount}
 * @param again at this quantity, or right above it, a total is first {@code amount} or more again; null when it never is
 * @param exactly whether {@code again} is exact; else it is rounded up to six decimals
 */
public record VolumeDrop(
        int tier,
        BigDecimal units,
        BigDecimal amount,
        BigDecimal moreUnits,
        BigDecimal lessAmount,
        @Nullable BigDecimal again,
        boolean exactly) {

    private static final int ROUNDED_DECIMALS = 6;

    /** Every drop of the price, from the lowest; none for models without one total per tier. */
    public static List<VolumeDrop> of(TierDecision price) {
        if (!price.model().equals("VOLUME") && !price.model().equals("STAIRSTEP")) {
            return List.of();
        }
        List<VolumeDrop> drops = new ArrayList<>();
        for (int above = 1; above < price.tiers().size(); above++) {
            VolumeDrop drop = at(price, above);
            if (drop != null) {
                drops.add(drop);
            }
        }
        return drops;
    }

    private static @Nullable VolumeDrop at(TierDecision price, int above) {
        Tier tier = price.tiers().get(above);
        BigDecimal units = price.tiers().get(above - 1).upTo();
        if (units == null) {
            return null;
        }
        BigDecimal before = total(price.tiers().get(above - 1), units);
        BigDecimal amount = charged(price, before);
        if (charged(price, rightAbove(tier, units)).compareTo(amount) >= 0) {
            return null;
        }
        BigDecimal wanted = undiscounted(price, before);
        Again again = again(price, above, units, wanted);
        BigDecimal moreUnits = units.add(BigDecimal.ONE);
        BigDecimal end = least(tier.upTo(), again == null ? null : again.units);
        boolean pastTheEnd = end != null && moreUnits.compareTo(end) > 0;
        if (pastTheEnd || charged(price, total(tier, moreUnits)).compareTo(amount) >= 0) {
            moreUnits = units.add(Objects.requireNonNullElse(end, moreUnits)).divide(BigDecimal.TWO);
        }
        BigDecimal lessAmount = charged(price, total(tier, moreUnits));
        return new VolumeDrop(
                above,
                units,
                amount,
                moreUnits,
                lessAmount,
                again == null ? null : again.units,
                again == null || again.exactly);
    }

    private record Again(BigDecimal units, boolean exactly) {}

    /** Where, above the quantity, the undiscounted total is first what is wanted. */
    private static @Nullable Again again(TierDecision price, int from, BigDecimal above, BigDecimal wanted) {
        BigDecimal bottom = above;
        for (Tier tier : price.tiers().subList(from, price.tiers().size())) {
            if (rightAbove(tier, bottom).compareTo(wanted) >= 0) {
                return new Again(bottom, true);
            }
            BigDecimal top = tier.upTo();
            if (top == null || total(tier, top).compareTo(wanted) >= 0) {
                return again(tier, wanted, top);
            }
            bottom = top;
        }
        return null;
    }

    private static @Nullable Again again(Tier tier, BigDecimal wanted, @Nullable BigDecimal top) {
        BigDecimal unitPrice = orZero(tier.unitPrice());
        BigDecimal block = tier.blockSize();
        if (unitPrice.signum() == 0) {
            return null;
        }
        BigDecimal ofUnits = wanted.subtract(orZero(tier.flatFee()));
        if (block != null) {
            BigDecimal blocks = ofUnits.divide(unitPrice, 0, RoundingMode.CEILING);
            return new Again(blocks.subtract(BigDecimal.ONE).multiply(block), true);
        }
        BigDecimal rounded = ofUnits.divide(unitPrice, ROUNDED_DECIMALS, RoundingMode.CEILING);
        boolean exactly = rounded.multiply(unitPrice).compareTo(ofUnits) == 0;
        return new Again(top == null ? rounded : rounded.min(top), exactly);
    }

    private static BigDecimal total(Tier tier, BigDecimal units) {
        BigDecimal block = tier.blockSize();
        BigDecimal sold = block == null ? units : units.divide(block, 0, RoundingMode.CEILING);
        return sold.multiply(orZero(tier.unitPrice())).add(orZero(tier.flatFee()));
    }

    /** What the total falls to as the quantity comes down to the tier's beginning. */
    private static BigDecimal rightAbove(Tier tier, BigDecimal bottom) {
        BigDecimal block = tier.blockSize();
        BigDecimal sold = block == null
                ? bottom
                : bottom.divide(block, 0, RoundingMode.FLOOR).add(BigDecimal.ONE);
        return sold.multiply(orZero(tier.unitPrice())).add(orZero(tier.flatFee()));
    }

    private static BigDecimal charged(TierDecision price, BigDecimal total) {
        BigDecimal discounted = total.multiply(kept(price));
        BigDecimal minimum = price.minimum();
        BigDecimal maximum = price.maximum();
        BigDecimal atLeast = minimum == null ? discounted : discounted.max(minimum);
        return maximum == null ? atLeast : atLeast.min(maximum);
    }

    /** The least total that is charged like this one: a maximum may be reached earlier. */
    private static BigDecimal undiscounted(TierDecision price, BigDecimal total) {
        BigDecimal maximum = price.maximum();
        return maximum == null
                ? total
                : total.min(maximum.divide(kept(price), 2 * ROUNDED_DECIMALS, RoundingMode.CEILING));
    }

    private static BigDecimal kept(TierDecision price) {
        return BigDecimal.ONE.subtract(orZero(price.discountPercent()).movePointLeft(2));
    }

    private static @Nullable BigDecimal least(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.min(other);
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
