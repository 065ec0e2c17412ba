package io.plimsoll.threshold;

import io.plimsoll.notification.Notice;
import io.plimsoll.threshold.ThresholdCrossing.Audience;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/** What a notice of a crossing says: usage is a success, so what was used, what is included, what is left, and until when. */
final class ThresholdNotice {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private ThresholdNotice() {}

    static Notice to(Audience audience, ThresholdCrossing crossing) {
        Map<String, String> values = new HashMap<>(Map.of(
                "percent", crossing.percent().stripTrailingZeros().toPlainString(),
                "included", crossing.included() + " " + crossing.unit(),
                "used", crossing.quantity() + " " + crossing.unit(),
                "usedPercent", used(crossing),
                "periodEnd", crossing.period().end().toString()));
        if (crossing.quantity().compareTo(crossing.included()) < 0) {
            values.put("left", crossing.included().minus(crossing.quantity()) + " " + crossing.unit());
        }
        return new Notice(
                crossing.id() + ":" + audience,
                crossing.customer(),
                audience.name(),
                audience == Audience.SUCCESS ? "threshold-success" : "threshold-customer",
                values);
    }

    /** Whole percents, rounded down: never says 100% before it is true. */
    private static String used(ThresholdCrossing crossing) {
        return crossing.quantity()
                .value()
                .multiply(HUNDRED)
                .divide(crossing.included().value(), 0, RoundingMode.DOWN)
                .toPlainString();
    }
}
