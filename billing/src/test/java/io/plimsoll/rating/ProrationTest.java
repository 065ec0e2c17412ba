package io.plimsoll.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.SeededCases;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.ServicePeriod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProrationTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final Money FEE = Money.of(USD, "310");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ServicePeriod MARCH = period("2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z");

    @Test
    void countsLocalDaysWithTheDayOfTheStartAsAWholeOne() {
        ServicePeriod served = period("2026-03-10T21:45:00Z", "2026-03-31T22:00:00Z");
        assertThat(Proration.share(DayCount.ACTUAL_END_EXCLUSIVE, MARCH, served, BERLIN))
                .isEqualTo(new ServedShare(22, 31));
        assertThat(Proration.share(DayCount.ACTUAL_BOTH_ENDS, MARCH, served, BERLIN))
                .isEqualTo(new ServedShare(23, 32));
        assertThat(Proration.share(DayCount.THIRTY_DAY_MONTH, MARCH, served, BERLIN))
                .isEqualTo(new ServedShare(21, 30));
    }

    @Test
    void countsSecondsThatElapsedAlsoWhereClocksChange() {
        // March 2026 in Berlin is an hour short.
        ServicePeriod lastThreeDays = period("2026-03-28T23:00:00Z", "2026-03-31T22:00:00Z");
        assertThat(Proration.share(DayCount.SECONDS, MARCH, lastThreeDays, BERLIN))
                .isEqualTo(new ServedShare(71 * 3_600, (31 * 24 - 1) * 3_600));
    }

    @Test
    void takesTheShareAllOrNothingAsTheTermsSay() {
        ServicePeriod served = period("2026-03-10T21:45:00Z", "2026-03-31T22:00:00Z");
        assertThat(due(served, PartialPeriod.PRORATE)).hasToString("USD 220.00");
        assertThat(due(served, PartialPeriod.FULL_PERIOD)).isEqualTo(FEE);
        assertThat(due(served, PartialPeriod.NONE)).hasToString("USD 0.00");
        assertThat(due(MARCH, PartialPeriod.NONE)).isEqualTo(FEE);
    }

    @Test
    void roundsOnceFromTheExactFraction() {
        ServedShare third = new ServedShare(1, 3);
        assertThat(Proration.prorate(Money.of(USD, "1"), third, RoundingMode.HALF_UP))
                .hasToString("USD 0.33");
        assertThat(Proration.prorate(Money.of(USD, "1"), third, RoundingMode.UP))
                .hasToString("USD 0.34");
        assertThat(Proration.prorate(Money.of(Currency.getInstance("JPY"), "100"), third, RoundingMode.DOWN))
                .hasToString("JPY 33");
    }

    @Test
    void splitsByLargestRemainder() {
        assertThat(LargestRemainder.split(
                        Money.of(USD, "100"), List.of(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE)))
                .extracting(Money::toPlainString)
                .containsExactly("33.34", "33.33", "33.33");
        assertThat(LargestRemainder.split(Money.of(USD, "-0.05"), List.of(BigDecimal.ONE, BigDecimal.TWO)))
                .extracting(Money::toPlainString)
                .containsExactly("-0.02", "-0.03");
        assertThatThrownBy(() -> LargestRemainder.split(FEE, List.of(BigDecimal.ZERO)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theDaysBeforeAndAfterADateMakeTheWhole() {
        SeededCases.check("shares of two parts add up, save where both ends are counted", random -> {
            LocalDate start = LocalDate.of(2020, 1, 1).plusMonths(random.nextInt(120));
            LocalDate end = start.plusMonths(1 + random.nextInt(12));
            LocalDate middle = start.plusDays(random.nextInt(28));
            for (DayCount dayCount :
                    List.of(DayCount.ACTUAL_END_EXCLUSIVE, DayCount.THIRTY_DAY_MONTH, DayCount.SECONDS)) {
                ServedShare before = Proration.share(dayCount, start, end, start, middle);
                ServedShare after = Proration.share(dayCount, start, end, middle, end);
                assertThat(before.counted() + after.counted()).isEqualTo(before.of());
            }
        });
    }

    private static Money due(ServicePeriod served, PartialPeriod proration) {
        RatingTerms terms = new RatingTerms(
                DayCount.ACTUAL_END_EXCLUSIVE, proration, RoundingStage.CHARGE, RoundingMode.HALF_UP, false);
        return Proration.due(FEE, MARCH, served, BERLIN, terms);
    }

    private static ServicePeriod period(String start, String end) {
        return new ServicePeriod(Instant.parse(start), Instant.parse(end));
    }
}
