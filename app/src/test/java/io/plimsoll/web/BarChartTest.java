package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.kernel.Quantity;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarChartTest {

    @Test
    void scalesEveryBarToTheGreatest() {
        BarChart chart = BarChart.of(
                List.of(new BarChart.Point("1 May", Quantity.of(50)), new BarChart.Point("2 May", Quantity.of(200))));
        assertThat(chart.greatest()).isEqualTo(Quantity.of(200));
        assertThat(chart.bars()).extracting(BarChart.Bar::height).containsExactly("25.00", "100.00");
        assertThat(chart.bars()).extracting(BarChart.Bar::x).containsExactly("0.00", "50.00");
    }

    @Test
    void drawsNoBarForDaysWithoutUsage() {
        BarChart chart = BarChart.of(List.of(new BarChart.Point("1 May", Quantity.ZERO)));
        assertThat(chart.bars()).extracting(BarChart.Bar::height).containsExactly("0.00");
    }

    @Test
    void isEmptyWithoutPoints() {
        assertThat(BarChart.of(List.of()).bars()).isEmpty();
    }
}
