package io.plimsoll.rating;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Rates quantities by prices. The order, the same for every model:
 *
 * <ol>
 *   <li>quantity − included: a unit is free before the model sees it, so tiers count what is left;
 *   <li>the model;
 *   <li>discount: a percentage of what the model says;
 *   <li>maximum: after the discount, because it caps what is paid;
 *   <li>minimum true-up, a line of its own: last of the money steps, because it is promised whatever was used;
 *   <li>rounding, once, where the terms say.
 * </ol>
 *
 * <p>The components of a charge are cut from the rounded charge by largest remainder, so they add up to it exactly and none
 * is more than a minor unit off its exact amount. Under the stage COMPONENT each is rounded by itself instead, before
 * discount and limits look at the sum.
 */
public final class Rating {

    private Rating() {}

    /** The charge of one quantity, its components speaking of units. */
    public static Charge rate(Currency currency, Price price, Quantity quantity, RatingTerms terms) {
        return rate(currency, new Rateable(price, quantity, "unit"), terms);
    }

    /**
     * The charge of one quantity. Refused are a negative quantity and a minimum or maximum with more decimals than the
     * currency, which no bill could keep.
     */
    public static Charge rate(Currency currency, Rateable rateable, RatingTerms terms) {
        return rateTogether(currency, List.of(rateable), terms).getFirst();
    }

    /**
     * The charges of one invoice, in order. Only here does the rounding stage INVOICE mean something: the sum is rounded once
     * and handed back to the charges by largest remainder.
     */
    public static List<Charge> rateTogether(Currency currency, List<Rateable> rateables, RatingTerms terms) {
        List<ExactCharge> exact = rateables.stream()
                .map(rateable -> exactly(currency, rateable, terms))
                .toList();
        List<Money> bills = bills(currency, exact, terms);
        return IntStream.range(0, exact.size())
                .mapToObj(index -> exact.get(index).roundedTo(bills.get(index), terms.roundingMode()))
                .toList();
    }

    private static List<Money> bills(Currency currency, List<ExactCharge> exact, RatingTerms terms) {
        List<BigDecimal> amounts = exact.stream().map(ExactCharge::bill).toList();
        return switch (terms.roundingStage()) {
            case CHARGE, COMPONENT ->
                amounts.stream()
                        .map(amount -> Money.rounded(currency, amount, terms.roundingMode()))
                        .toList();
            case INVOICE -> {
                BigDecimal sum = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                yield LargestRemainder.settle(Money.rounded(currency, sum, terms.roundingMode()), amounts);
            }
        };
    }

    private static ExactCharge exactly(Currency currency, Rateable rateable, RatingTerms terms) {
        refuseUnpayable(currency, rateable);
        Tally exact = run(currency, rateable, terms, UnaryOperator.identity());
        Tally settled = switch (terms.roundingStage()) {
            case CHARGE, INVOICE -> exact;
            case COMPONENT -> run(currency, rateable, terms, rounding(currency, terms.roundingMode()));
        };
        return new ExactCharge(settled, exact.sum(), rateable.price().minimum());
    }

    /** Everything before the minimum. */
    private static Tally run(
            Currency currency, Rateable rateable, RatingTerms terms, UnaryOperator<BigDecimal> settled) {
        Tally tally = new Tally(new UnitWords(currency, rateable.unit()), settled);
        Price price = rateable.price();
        Quantity billable = takeIncluded(rateable.quantity(), price, tally);
        applyModel(price, billable, terms, tally);
        takeDiscount(price, tally);
        capAtMaximum(price, tally);
        if (tally.isEmpty()) {
            tally.addUnits("no " + tally.words().plural(), Quantity.ZERO, BigDecimal.ZERO);
        }
        return tally;
    }

    private static Quantity takeIncluded(Quantity quantity, Price price, Tally tally) {
        Quantity covered = quantity.min(price.included());
        if (!price.included().isZero()) {
            UnitWords words = tally.words();
            String all = words.units(price.included());
            String description = covered.equals(price.included())
                    ? "included " + all
                    : UnitWords.number(covered.value()) + " of " + all + " included";
            tally.addUnits(description, covered, BigDecimal.ZERO);
        }
        return quantity.minus(covered);
    }

    private static void applyModel(Price price, Quantity billable, RatingTerms terms, Tally tally) {
        switch (price) {
            case FlatPrice flat -> flat.rate(tally);
            case PerUnitPrice perUnit -> perUnit.rate(billable, tally);
            case GraduatedPrice graduated -> graduated.rate(billable, terms, tally);
            case VolumePrice volume -> volume.rate(billable, terms, tally);
            case StairstepPrice stairstep -> stairstep.rate(billable, terms, tally);
            case PackagePrice packages -> packages.rate(billable, tally);
        }
    }

    private static void takeDiscount(Price price, Tally tally) {
        BigDecimal percent = price.discountPercent();
        if (percent.signum() != 0 && tally.sum().signum() != 0) {
            BigDecimal discount = tally.sum().multiply(percent).movePointLeft(2);
            tally.addAmount("discount of " + UnitWords.number(percent.stripTrailingZeros()) + " %", discount.negate());
        }
    }

    private static void capAtMaximum(Price price, Tally tally) {
        BigDecimal maximum = price.maximum();
        if (maximum != null && tally.sum().compareTo(maximum) > 0) {
            tally.addAmount("down to the maximum of " + tally.words().price(maximum), maximum.subtract(tally.sum()));
        }
    }

    private static void refuseUnpayable(Currency currency, Rateable rateable) {
        if (rateable.quantity().isNegative()) {
            throw new BillingException(
                    RatingRefusal.NEGATIVE_QUANTITY,
                    "expected a quantity of 0 or more, but got " + rateable.quantity());
        }
        PriceLaw.refuseFinerLimits(currency, rateable.price());
    }

    private static UnaryOperator<BigDecimal> rounding(Currency currency, RoundingMode mode) {
        return amount -> Money.rounded(currency, amount, mode).amount();
    }
}
