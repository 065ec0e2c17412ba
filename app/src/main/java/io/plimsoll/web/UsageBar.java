package io.plimsoll.web;

import io.plimsoll.kernel.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Geometry of the bar that shows usage against what is included, with its alert marks; drawn as SVG by {@code
 * fragments/charts}. Positions are percent of the bar's width as text, one decimal, for attributes only.
 *
 * @param used end of the part within the included quantity
 * @param over width of the part beyond it, {@code 0} when there is none
 */
public record UsageBar(String used, String over, List<Mark> marks) {

    /** An alert mark: its percent of the included quantity, where it stands, and whether usage has passed it. */
    public record Mark(String percent, String position, boolean crossed) {}

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** @param percents alert marks in percent of {@code included}, which must be positive */
    public static UsageBar of(Quantity quantity, Quantity included, List<BigDecimal> percents) {
        BigDecimal scale = included.value().max(quantity.value());
        String used = share(quantity.min(included).value(), scale);
        String over = share(quantity.minusFloored(included).value(), scale);
        List<Mark> marks = percents.stream()
                .map(percent -> {
                    BigDecimal at = included.value().multiply(percent).divide(HUNDRED);
                    return new Mark(
                            percent.stripTrailingZeros().toPlainString(),
                            share(at.min(scale), scale),
                            quantity.value().compareTo(at) >= 0);
                })
                .toList();
        return new UsageBar(used, over, marks);
    }

    private static String share(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_UP).toPlainString();
    }
}
