package io.plimsoll.billingrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PastTotalsTest {

    @Test
    void comparesWithTheMedianOfAnOddNumber() {
        assertThat(past("100", "900", "200").changePercent(new BigDecimal("600")))
                .isEqualByComparingTo("200");
    }

    @Test
    void comparesWithTheMiddleOfTheTwoMedians() {
        assertThat(past("100", "200").changePercent(new BigDecimal("100"))).isEqualByComparingTo("-33.33");
    }

    @Test
    void comparesWithNothingWhereThereIsNothing() {
        assertThat(PastTotals.NONE.changePercent(BigDecimal.TEN)).isNull();
        assertThat(PastTotals.NONE.followedBy(BigDecimal.ZERO).isEmpty()).isTrue();
    }

    @Test
    void remembersTheLastSix() {
        PastTotals past = PastTotals.NONE;
        for (int total = 1; total <= 9; total++) {
            past = past.followedBy(BigDecimal.valueOf(total));
        }
        assertThat(past).isEqualTo(past("9", "8", "7", "6", "5", "4"));
    }

    private static PastTotals past(String... totals) {
        return new PastTotals(List.of(totals).stream().map(BigDecimal::new).toList());
    }
}
