package io.plimsoll.web.simulation;

import io.plimsoll.simulation.DifferenceBin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Geometry of the picture of differences: one bar a bin, lying, so that its words fit on a phone. Widths are percent as text,
 * for attributes only.
 */
public record Histogram(List<Bar> bars, long bills) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** @param less whether these bills become smaller */
    public record Bar(
            @Nullable BigDecimal from,
            @Nullable BigDecimal to,
            boolean fromNothing,
            boolean less,
            long bills,
            String width) {}

    static Histogram of(List<DifferenceBin> bins) {
        long most = bins.stream().mapToLong(DifferenceBin::bills).max().orElse(0);
        long all = bins.stream().mapToLong(DifferenceBin::bills).sum();
        return new Histogram(bins.stream().map(bin -> bar(bin, most)).toList(), all);
    }

    private static Bar bar(DifferenceBin bin, long most) {
        BigDecimal to = bin.to();
        BigDecimal width = most == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(bin.bills())
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(most), 2, RoundingMode.HALF_UP);
        return new Bar(
                bin.from(), to, bin.fromNothing(), to != null && to.signum() <= 0, bin.bills(), width.toPlainString());
    }
}
