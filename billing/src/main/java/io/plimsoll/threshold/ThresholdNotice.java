package io.plimsoll.threshold;

import io.plimsoll.customer.Customer;
import io.plimsoll.rating.UnitWords;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The words of a notice: usage is a success, so it says what was used, what is included, what is left, and until when. */
record ThresholdNotice(String subject, String body) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static ThresholdNotice toCustomer(ThresholdCrossing crossing, Customer customer) {
        UnitWords words = new UnitWords(customer.currency(), crossing.unit());
        String included = words.units(crossing.included());
        return new ThresholdNotice("You have used " + percent(crossing) + " of your " + included, """
                Hello %s,

                you are getting good use out of your plan: %s of the %s it includes for the period until %s (%s).

                %s

                This period's numbers so far:
                  used      %s
                  included  %s
                  left      %s
                """.formatted(
                        customer.name(),
                        words.units(crossing.quantity()),
                        included,
                        lastDay(crossing, customer),
                        customer.timeZone(),
                        outlook(crossing),
                        words.units(crossing.quantity()),
                        included,
                        words.units(crossing.included().minusFloored(crossing.quantity()))));
    }

    static ThresholdNotice toStaff(ThresholdCrossing crossing, Customer customer) {
        UnitWords words = new UnitWords(customer.currency(), crossing.unit());
        return new ThresholdNotice(
                customer.name() + " has used " + percent(crossing) + " of its " + words.units(crossing.included()),
                """
                %s (%s) has used %s of the %s included until %s (%s), %s of it at the time of this notice.

                Growing usage is a good moment to talk about what they are building and which plan serves it best.
                """.formatted(
                                customer.name(),
                                crossing.customerKey(),
                                words.units(crossing.quantity()),
                                words.units(crossing.included()),
                                lastDay(crossing, customer),
                                customer.timeZone(),
                                used(crossing)));
    }

    private static String outlook(ThresholdCrossing crossing) {
        boolean someLeft = crossing.quantity().compareTo(crossing.included()) < 0;
        return someLeft
                ? "There is nothing you need to do. If you expect to need more, we are glad to find the plan that fits."
                : "Nothing stops: further use is charged as your plan says. If this is the new normal, a larger plan"
                        + " may serve you better, and we are glad to work that out with you.";
    }

    private static String percent(ThresholdCrossing crossing) {
        return crossing.percent().stripTrailingZeros().toPlainString() + "%";
    }

    /** Whole percents, rounded down: never says 100% before it is true. */
    private static String used(ThresholdCrossing crossing) {
        return crossing.quantity()
                        .value()
                        .multiply(HUNDRED)
                        .divide(crossing.included().value(), 0, RoundingMode.DOWN)
                        .toPlainString()
                + "%";
    }

    private static String lastDay(ThresholdCrossing crossing, Customer customer) {
        LocalDate day = crossing.period()
                .end()
                .minusNanos(1)
                .atZone(customer.timeZone())
                .toLocalDate();
        return DAY.format(day);
    }
}
