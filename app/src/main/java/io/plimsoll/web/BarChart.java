package io.plimsoll.web;

import io.plimsoll.kernel.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Geometry of a small bar chart, drawn as SVG by {@code fragments/charts}; positions are percent as text. The values
 * themselves go into each bar's title, so that nothing has to be read off the picture.
 */
public record BarChart(List<Bar> bars, Quantity greatest) {

    public record Bar(String label, Quantity quantity, String x, String width, String y, String height) {}

    /** One labelled value; labels are shown as given. */
    public record Point(String label, Quantity quantity) {}

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal BAR_SHARE = new BigDecimal("0.8");

    public static BarChart of(List<Point> points) {
        if (points.isEmpty()) {
            return new BarChart(List.of(), Quantity.ZERO);
        }
        Quantity greatest = Collections.max(points.stream().map(Point::quantity).toList());
        BigDecimal step = HUNDRED.divide(BigDecimal.valueOf(points.size()), 6, RoundingMode.DOWN);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            BigDecimal height = greatest.isZero() || point.quantity().isNegative()
                    ? BigDecimal.ZERO
                    : point.quantity().value().multiply(HUNDRED).divide(greatest.value(), 2, RoundingMode.HALF_UP);
            bars.add(new Bar(
                    point.label(),
                    point.quantity(),
                    text(step.multiply(BigDecimal.valueOf(i))),
                    text(step.multiply(BAR_SHARE)),
                    text(HUNDRED.subtract(height)),
                    text(height)));
        }
        return new BarChart(List.copyOf(bars), greatest);
    }

    private static String text(BigDecimal percent) {
        return percent.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
