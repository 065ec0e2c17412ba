package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.kernel.Quantity;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageBarTest {

    private static final List<BigDecimal> HALF_AND_FULL = List.of(new BigDecimal("50"), new BigDecimal("100"));

    @Test
    void fillsTheTrackInProportionWhileUsageIsWithinTheIncludedQuantity() {
        UsageBar bar = UsageBar.of(Quantity.of(600), Quantity.of(1000), HALF_AND_FULL);
        assertThat(bar.used()).isEqualTo("60.0");
        assertThat(bar.over()).isEqualTo("0.0");
        assertThat(bar.marks())
                .containsExactly(
                        new UsageBar.Mark("50", "50.0", true, true), new UsageBar.Mark("100", "100.0", false, true));
    }

    @Test
    void shrinksTheIncludedPartWhenUsageGoesBeyondIt() {
        UsageBar bar = UsageBar.of(Quantity.of(12_000), Quantity.of(10_000), HALF_AND_FULL);
        assertThat(bar.used()).isEqualTo("83.3");
        assertThat(bar.over()).isEqualTo("16.7");
        assertThat(bar.marks().get(1)).isEqualTo(new UsageBar.Mark("100", "83.3", true, true));
    }

    @Test
    void labelsOnlyMarksThatHaveRoom() {
        UsageBar bar = UsageBar.of(Quantity.of(500), Quantity.of(100), HALF_AND_FULL);
        assertThat(bar.marks()).extracting(UsageBar.Mark::labelled).containsExactly(true, true);
        UsageBar crowded = UsageBar.of(Quantity.of(2000), Quantity.of(100), HALF_AND_FULL);
        assertThat(crowded.marks()).extracting(UsageBar.Mark::labelled).containsExactly(false, true);
    }
}
