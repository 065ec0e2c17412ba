package io.plimsoll.pricing;

import io.plimsoll.catalog.Meter;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.rating.PartialPeriod;
import io.plimsoll.rating.Proration;
import io.plimsoll.rating.RatingTerms;
import io.plimsoll.rating.ServedShare;
import io.plimsoll.rules.tier.TierDecision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a change within a period does to usage. What is counted or summed up belongs to the part in which it happened, and the
 * included units are shared by days. A level, or a count of different things, cannot be divided: it is billed once, with the
 * last part, over the whole regular period. So nothing is billed twice.
 */
final class CutUsage {

    /** Finer shares of included units are dropped. */
    private static final int SHARE_SCALE = 6;

    private CutUsage() {}

    static boolean isBilledWith(PeriodInForce of, Meter meter) {
        return isDivisible(meter) || of.isLastPart();
    }

    static ServicePeriod over(PeriodInForce of, Meter meter) {
        return isDivisible(meter) ? of.period() : of.uncut();
    }

    /** All of the units in an uncut period; in a part, its share, down to whole units of what is counted. */
    static Quantity included(PeriodInForce of, Meter meter, BigDecimal units, RatingTerms terms) {
        if (!of.isCut() || !isDivisible(meter) || terms.proration() == PartialPeriod.FULL_PERIOD) {
            return new Quantity(units);
        }
        ServedShare share = Proration.share(terms.dayCount(), of.uncut(), of.period(), of.timeZone());
        int scale = Math.max(0, Math.min(SHARE_SCALE, wholeScale(meter, units)));
        return new Quantity(units.multiply(BigDecimal.valueOf(share.counted()))
                .divide(BigDecimal.valueOf(share.of()), scale, RoundingMode.DOWN));
    }

    /** A part's share of what is due for a period whatever the usage: minimum, maximum, flat amount. */
    static TierDecision price(PeriodInForce of, Meter meter, TierDecision price, RatingTerms terms) {
        if (!of.isCut() || !isDivisible(meter) || terms.proration() == PartialPeriod.FULL_PERIOD) {
            return price;
        }
        return new TierDecision(
                price.price(),
                price.model(),
                price.tiers(),
                shared(of, price.amount(), terms),
                price.unitPrice(),
                price.packageSize(),
                price.packagePrice(),
                price.freeUnits(),
                price.partialPackage(),
                shared(of, price.minimum(), terms),
                shared(of, price.maximum(), terms),
                price.discountPercent());
    }

    private static @Nullable BigDecimal shared(PeriodInForce of, @Nullable BigDecimal amount, RatingTerms terms) {
        if (amount == null) {
            return null;
        }
        ServedShare share = Proration.share(terms.dayCount(), of.uncut(), of.period(), of.timeZone());
        return amount.multiply(BigDecimal.valueOf(share.counted()))
                .divide(BigDecimal.valueOf(share.of()), Money.scaleOf(of.currency()), terms.roundingMode());
    }

    private static int wholeScale(Meter meter, BigDecimal units) {
        return switch (meter.aggregation()) {
            case COUNT -> meter.unitExponent();
            case SUM -> units.stripTrailingZeros().scale() <= 0 && meter.unitExponent() == 0 ? 0 : SHARE_SCALE;
            case MAX, LATEST, UNIQUE_COUNT -> SHARE_SCALE;
        };
    }

    private static boolean isDivisible(Meter meter) {
        return switch (meter.aggregation()) {
            case COUNT, SUM -> true;
            case MAX, LATEST, UNIQUE_COUNT -> false;
        };
    }
}
