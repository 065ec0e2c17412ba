package io.plimsoll.rating;

import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.Violations;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds for every price, wherever it was written: in JSON or in rows of a policy table. */
public final class PriceLaw {

    /** Digits of a number in a price or a quote, of which so many may stand after the point. */
    static final int DIGITS_MAX = 38;

    static final int DECIMALS_MAX = 18;

    private static final int TIERS_MAX = 100;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private PriceLaw() {}

    /**
     * Notes every field that breaks the law, located as in the price's JSON.
     *
     * @param at the pointer of the price, empty for the root
     */
    public static void check(Price price, String at, Violations violations) {
        checkFrame(price.frame(), at, violations);
        switch (price) {
            case FlatPrice flat -> amount(flat.amount(), at + "/amount", violations);
            case PerUnitPrice perUnit -> amount(perUnit.unitPrice(), at + "/unitPrice", violations);
            case GraduatedPrice graduated -> checkTiers(graduated.tiers(), at + "/tiers", violations);
            case VolumePrice volume -> checkTiers(volume.tiers(), at + "/tiers", violations);
            case StairstepPrice stairstep -> checkTiers(stairstep.tiers(), at + "/tiers", violations);
            case PackagePrice packages -> {
                positive(packages.packageSize(), at + "/packageSize", violations);
                amount(packages.packagePrice(), at + "/packagePrice", violations);
                amount(packages.freeUnits().value(), at + "/freeUnits", violations);
            }
        }
    }

    /** Refuses a minimum or maximum that no amount of the currency can keep. */
    public static void refuseFinerLimits(Currency currency, Price price) {
        Violations violations = new Violations();
        noteFinerLimits(currency, price, "", violations);
        violations.refuseAny(RatingRefusal.LIMIT_FINER_THAN_CURRENCY, "limits payable in " + currency);
    }

    static void noteFinerLimits(Currency currency, Price price, String at, Violations violations) {
        noteFiner(currency, price.minimum(), at + "/minimum", violations);
        noteFiner(currency, price.maximum(), at + "/maximum", violations);
    }

    private static void noteFiner(
            Currency currency, @Nullable BigDecimal limit, String pointer, Violations violations) {
        int scale = Money.scaleOf(currency);
        if (limit != null) {
            violations.expect(
                    limit.stripTrailingZeros().scale() <= scale,
                    pointer,
                    "at most " + scale + " decimals for " + currency,
                    limit.toPlainString());
        }
    }

    private static void checkFrame(PriceFrame frame, String at, Violations violations) {
        amount(frame.included().value(), at + "/included", violations);
        BigDecimal minimum = frame.minimum();
        BigDecimal maximum = frame.maximum();
        if (minimum != null) {
            amount(minimum, at + "/minimum", violations);
        }
        if (maximum != null) {
            amount(maximum, at + "/maximum", violations);
        }
        if (minimum != null && maximum != null) {
            violations.expect(
                    minimum.compareTo(maximum) <= 0,
                    at + "/maximum",
                    "a maximum not below the minimum of " + minimum.toPlainString(),
                    maximum.toPlainString());
        }
        BigDecimal percent = frame.discountPercent();
        violations.expect(
                percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0 && isShort(percent),
                at + "/discountPercent",
                "a percentage from 0 to 100",
                percent.toPlainString());
    }

    private static void checkTiers(List<PriceTier> tiers, String at, Violations violations) {
        violations.expect(
                !tiers.isEmpty() && tiers.size() <= TIERS_MAX, at, "1 to " + TIERS_MAX + " tiers", tiers.size());
        Quantity below = Quantity.ZERO;
        for (int index = 0; index < tiers.size(); index++) {
            PriceTier tier = tiers.get(index);
            String pointer = at + "/" + index;
            amount(tier.unitPrice(), pointer + "/unitPrice", violations);
            amount(tier.flatFee(), pointer + "/flatFee", violations);
            if (tier.blockSize() != null) {
                positive(tier.blockSize(), pointer + "/blockSize", violations);
            }
            Quantity upTo = tier.upTo();
            boolean last = index == tiers.size() - 1;
            if (last) {
                violations.expect(upTo == null, pointer + "/upTo", "null on the last tier", upTo);
            } else if (violations.expect(
                    upTo != null && upTo.compareTo(below) > 0 && isShort(upTo.value()),
                    pointer + "/upTo",
                    "a number above " + below + ", where the tier below ends",
                    upTo)) {
                below = upTo == null ? below : upTo;
            }
        }
    }

    private static void amount(BigDecimal value, String pointer, Violations violations) {
        violations.expect(
                value.signum() >= 0 && isShort(value),
                pointer,
                "a number of 0 or more with at most " + DIGITS_MAX + " digits, " + DECIMALS_MAX + " of them decimals",
                value.toPlainString());
    }

    private static void positive(Quantity value, String pointer, Violations violations) {
        violations.expect(
                value.compareTo(Quantity.ZERO) > 0 && isShort(value.value()),
                pointer,
                "a number above 0 with at most " + DIGITS_MAX + " digits",
                value);
    }

    static boolean isShort(BigDecimal value) {
        return value.scale() <= DECIMALS_MAX
                && value.precision() - value.scale() <= DIGITS_MAX - Math.max(value.scale(), 0);
    }
}
