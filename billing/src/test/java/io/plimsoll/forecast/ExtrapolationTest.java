package io.plimsoll.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.catalog.Aggregation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExtrapolationTest {

    private static final List<Aggregation> ALL = List.of(Aggregation.values());

    @Test
    void withoutHistoryTheRunRateGoesOn() {
        assertThat(words(Aggregation.SUM, "0.25", "300")).isEqualTo("1200 (750 to 2100)");
        assertThat(words(Aggregation.COUNT, "0.5", "300")).isEqualTo("600 (450 to 900)");
        assertThat(words(Aggregation.SUM, "0", "3")).isEqualTo("3 (3 to 3)");
    }

    @Test
    void nearTheStartHabitSpeaksAndNearTheEndThisPeriodDoes() {
        EarlierPeriod even = period("500", "1000");
        assertThat(words(Aggregation.SUM, "0", "0", period("0", "1000"))).isEqualTo("1000 (900 to 1100)");
        assertThat(words(Aggregation.SUM, "0.5", "500", even)).isEqualTo("1000 (950 to 1050)");
        // Twice as much as usual at half time: the run rate says 2000, habit 1500, and half of each is believed.
        assertThat(words(Aggregation.SUM, "0.5", "1000", even)).isEqualTo("1750 (1675 to 1825)");
        assertThat(words(Aggregation.SUM, "0.9", "1800", period("900", "1000"))).startsWith("1990 ");
    }

    @Test
    void knowsThatAMonthEndIsBusy() {
        // Earlier periods had used a tenth at half time: the run rate alone would say 200.
        assertThat(words(Aggregation.SUM, "0.5", "100", period("100", "1000"), period("100", "1000")))
                .startsWith("764.4444 ");
    }

    @Test
    void theBandHoldsWhatEachEarlierPeriodAloneSays() {
        assertThat(words(Aggregation.SUM, "0.5", "500", period("500", "1000"), period("500", "600")))
                .isEqualTo("847.2222 (733.3333 to 1000)");
    }

    @Test
    void aPeakAndACountOfDifferentValuesDoNotGrowWithTime() {
        assertThat(words(Aggregation.MAX, "0.1", "80")).isEqualTo("80 (80 to 80)");
        assertThat(words(Aggregation.MAX, "0.1", "80", period("100", "100"))).isEqualTo("80 (80 to 80)");
        assertThat(words(Aggregation.UNIQUE_COUNT, "0.5", "20")).isEqualTo("30 (25 to 40)");
    }

    @Test
    void theLatestValueDriftsAsItDid() {
        assertThat(words(Aggregation.LATEST, "0.5", "70", period("40", "50"), period("50", "64")))
                .isEqualTo("82 (80 to 84)");
        assertThat(words(Aggregation.LATEST, "0.5", "5", period("40", "10"))).isEqualTo("0 (0 to 0.5)");
    }

    @Test
    void aPeriodThatIsOverComesToWhatWasUsed() {
        for (Aggregation aggregation : Aggregation.values()) {
            assertThat(words(aggregation, "1", "7", period("1", "900"))).isEqualTo("7 (7 to 7)");
        }
    }

    @Test
    void neverSaysLessThanWasUsedAndKeepsTheForecastInsideItsBand() {
        Random random = new Random(20260501);
        for (int round = 0; round < 2_000; round++) {
            BigDecimal used = BigDecimal.valueOf(random.nextInt(10_000));
            List<EarlierPeriod> earlier = new ArrayList<>();
            for (int n = random.nextInt(4); n > 0; n--) {
                int total = random.nextInt(10_000);
                earlier.add(
                        new EarlierPeriod(BigDecimal.valueOf(random.nextInt(total + 1)), BigDecimal.valueOf(total)));
            }
            Aggregation aggregation = ALL.get(random.nextInt(ALL.size()));
            Extrapolation said =
                    Extrapolation.of(aggregation, BigDecimal.valueOf(random.nextInt(1_001), 3), used, earlier);
            assertThat(said.low()).isLessThanOrEqualTo(said.forecast());
            assertThat(said.high()).isGreaterThanOrEqualTo(said.forecast());
            if (aggregation != Aggregation.LATEST) {
                assertThat(said.low()).isGreaterThanOrEqualTo(used);
            }
        }
    }

    private static EarlierPeriod period(String byNow, String total) {
        return new EarlierPeriod(new BigDecimal(byNow), new BigDecimal(total));
    }

    private static String words(Aggregation aggregation, String passed, String used, EarlierPeriod... earlier) {
        Extrapolation said =
                Extrapolation.of(aggregation, new BigDecimal(passed), new BigDecimal(used), List.of(earlier));
        return said.forecast().toPlainString() + " (" + said.low().toPlainString() + " to "
                + said.high().toPlainString() + ")";
    }
}
