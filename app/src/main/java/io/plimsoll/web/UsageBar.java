package io.plimsoll.web;

import io.plimsoll.kernel.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Geometry of the bar that shows usage against what is included, with its alert marks; drawn as SVG by {@code
 * fragments/charts}. Positions are percent of the bar's width as text, one decimal, for attributes only.
 *
 * @param used end of the part within the included quantity
 * @param over width of the part beyond it, {@code 0} when there is none
 */
public record UsageBar(String used, String over, List<Mark> marks) {

    /**
     * An alert mark.
     *
     * @param percent of the included quantity
     * @param crossed whether usage has passed it
     * @param labelled whether there is room to write its percent; the highest mark always has it
     */
    public record Mark(String percent, String position, boolean crossed, boolean labelled) {}

    /** Room that a label takes, in percent of a phone's width. */
    private static final BigDecimal LABEL_ROOM = new BigDecimal("10");

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** @param percents alert marks in percent of {@code included}, which must be positive */
    public static UsageBar of(Quantity quantity, Quantity included, List<BigDecimal> percents) {
        BigDecimal scale = included.value().max(quantity.value());
        String used = share(quantity.min(included).value(), scale);
        String over = share(quantity.minusFloored(included).value(), scale);
        List<Mark> marks = new ArrayList<>();
        BigDecimal labelAfter = null;
        for (BigDecimal percent :
                percents.stream().sorted(Comparator.reverseOrder()).toList()) {
            BigDecimal at = included.value().multiply(percent).divide(HUNDRED);
            BigDecimal position = new BigDecimal(share(at.min(scale), scale));
            boolean labelled =
                    labelAfter == null || labelAfter.subtract(position).compareTo(LABEL_ROOM) >= 0;
            labelAfter = labelled ? position : labelAfter;
            marks.addFirst(new Mark(
                    percent.stripTrailingZeros().toPlainString(),
                    position.toPlainString(),
                    quantity.value().compareTo(at) >= 0,
                    labelled));
        }
        return new UsageBar(used, over, List.copyOf(marks));
    }

    private static String share(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_UP).toPlainString();
    }
}
