package io.plimsoll.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.SeededCases;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RatingProperties {

    private static final Currency USD = Currency.getInstance("USD");

    @Test
    void componentsAddUpToTheCharge() {
        forAll("components add up to the charge", (sample, charge) -> {
            assertThat(sum(charge.components()))
                    .isEqualByComparingTo(charge.amount().amount());
            assertThat(sum(charge.allComponents()))
                    .isEqualByComparingTo(charge.total().amount());
        });
    }

    @Test
    void componentsAreLessThanAMinorUnitOffWhatTheyWouldBeExactly() {
        forAll("components stay near their exact amounts", (sample, charge) -> {
            BigDecimal minorUnit = BigDecimal.ONE.movePointLeft(Money.scaleOf(sample.currency()));
            for (ChargeComponent component : charge.allComponents()) {
                if (component.unitPrice() != null) {
                    BigDecimal exact = component.unitPrice().times(component.quantity());
                    assertThat(component.amount().subtract(exact).abs()).isLessThan(minorUnit);
                }
            }
        });
    }

    @Test
    void theBillLiesBetweenMinimumAndMaximum() {
        forAll("minimum ≤ bill ≤ maximum", (sample, charge) -> {
            BigDecimal bill = charge.total().amount();
            assertThat(bill).isNotNegative();
            if (sample.price().minimum() != null) {
                assertThat(bill).isGreaterThanOrEqualTo(sample.price().minimum());
            }
            if (sample.price().maximum() != null) {
                assertThat(bill).isLessThanOrEqualTo(sample.price().maximum());
            }
        });
    }

    @Test
    void theSameInputsGiveTheSameBytes() {
        forAll("same inputs, same bytes", (sample, charge) -> {
            Price again = PriceJson.read(PriceJson.write(sample.price()));
            assertThat(new Quote(Rating.rate(
                                    sample.currency(), new Rateable(again, sample.quantity(), "call"), sample.terms()))
                            .toJson()
                            .toString())
                    .isEqualTo(new Quote(charge).toJson().toString());
        });
    }

    @Test
    void agreesWithCountingUnitByUnit() {
        SeededCases.check("agrees with counting unit by unit", random -> {
            RandomPrices prices = new RandomPrices(random);
            Price price = prices.price(USD, true);
            Quantity quantity = prices.quantity(price, true);
            RatingTerms terms = prices.terms();
            RatingTerms onceRounded = new RatingTerms(
                    terms.dayCount(),
                    terms.proration(),
                    RoundingStage.CHARGE,
                    terms.roundingMode(),
                    terms.zeroUsageFirstFlatFee());
            BigDecimal naive = UnitByUnit.bill(price, quantity.value().intValueExact(), terms.zeroUsageFirstFlatFee());

            Charge charge = Rating.rate(USD, price, quantity, onceRounded);
            assertThat(charge.total()).isEqualTo(Money.rounded(USD, naive, terms.roundingMode()));
            if (charge.minimumTrueUp() == null) {
                assertThat(charge.unrounded()).isCloseTo(naive, within(price, naive));
            }
        });
    }

    /** Without a true-up the bill is exact, except where it was rounded up to the minimum. */
    private static Offset<BigDecimal> within(Price price, BigDecimal naive) {
        boolean atMinimum = price.minimum() != null && price.minimum().compareTo(naive) == 0;
        return Offset.offset(atMinimum ? new BigDecimal("0.01") : BigDecimal.ZERO);
    }

    @Test
    void graduatedInTwoPartsCostsWhatItCostsWhole() {
        SeededCases.check("graduated(0→a) + graduated(a→b) = graduated(0→b)", random -> {
            RandomPrices prices = new RandomPrices(random);
            GraduatedPrice price = prices.graduated(random.nextBoolean());
            Quantity first = prices.quantity(price, false);
            Quantity second = prices.quantity(price, false);
            Quantity a = first.min(second);
            Quantity b = a.equals(first) ? second : first;
            assertThat(between(price, Quantity.ZERO, a).add(between(price, a, b)))
                    .isEqualByComparingTo(between(price, Quantity.ZERO, b));
        });
    }

    @Test
    void moreUsageNeverCostsLessWhenGraduated() {
        SeededCases.check("graduated never falls", random -> {
            RandomPrices prices = new RandomPrices(random);
            GraduatedPrice price = prices.graduated(false);
            Quantity less = prices.quantity(price, false);
            Quantity more = less.plus(prices.quantity(50, false));
            assertThat(between(price, less, more)).isNotNegative();
        });
    }

    @Test
    void anInvoiceRoundedOnceIsTheRoundedSumOfItsCharges() {
        SeededCases.check("rounding stage INVOICE rounds the sum once", random -> {
            RandomPrices prices = new RandomPrices(random);
            RatingTerms terms = new RatingTerms(
                    DayCount.SECONDS,
                    PartialPeriod.PRORATE,
                    RoundingStage.INVOICE,
                    prices.terms().roundingMode(),
                    true);
            List<Rateable> rateables = Stream.generate(() -> prices.price(USD, false))
                    .limit(1 + random.nextInt(5))
                    .map(price -> new Rateable(price, prices.quantity(price, false), "call"))
                    .toList();
            List<Charge> charges = Rating.rateTogether(USD, rateables, terms);
            BigDecimal exact = charges.stream()
                    .map(charge -> charge.unrounded().max(minimumOf(rateables.get(charges.indexOf(charge)))))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(Money.sum(USD, charges.stream().map(Charge::total).toList()))
                    .isEqualTo(Money.rounded(USD, exact, terms.roundingMode()));
        });
    }

    @Test
    void aSplitLosesAndMakesNothing() {
        SeededCases.check("shares add up to the total and stay near their weight", random -> {
            RandomPrices prices = new RandomPrices(random);
            Currency currency = prices.currency();
            Money total = Money.rounded(
                    currency, BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, 3), RoundingMode.HALF_UP);
            List<BigDecimal> weights = Stream.generate(() -> BigDecimal.valueOf(random.nextInt(50), 1))
                    .limit(1 + random.nextInt(20))
                    .map(weight -> weight.add(new BigDecimal("0.1")))
                    .toList();
            List<Money> shares = LargestRemainder.split(total, weights);
            assertThat(Money.sum(currency, shares)).isEqualTo(total);
        });
    }

    private static BigDecimal minimumOf(Rateable rateable) {
        BigDecimal minimum = rateable.price().minimum();
        return minimum == null ? BigDecimal.ZERO : minimum;
    }

    private static BigDecimal between(GraduatedPrice price, Quantity from, Quantity to) {
        Tally tally = new Tally(new UnitWords(USD, "call"), UnaryOperator.identity());
        price.rateBetween(from, to, tally);
        return tally.sum();
    }

    private record Sample(Currency currency, Price price, Quantity quantity, RatingTerms terms) {}

    private interface Law {
        void holds(Sample sample, Charge charge);
    }

    private static void forAll(String name, Law law) {
        SeededCases.check(name, random -> {
            RandomPrices prices = new RandomPrices(random);
            Currency currency = prices.currency();
            Price price = prices.price(currency, random.nextBoolean());
            Sample sample = new Sample(currency, price, prices.quantity(price, false), prices.terms());
            law.holds(sample, Rating.rate(currency, new Rateable(price, sample.quantity(), "call"), sample.terms()));
        });
    }

    private static BigDecimal sum(List<ChargeComponent> components) {
        return components.stream().map(ChargeComponent::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
