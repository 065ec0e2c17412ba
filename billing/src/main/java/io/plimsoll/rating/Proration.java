package io.plimsoll.rating;

import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.ServicePeriod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The share of a full period's amount that is due for the part of it that was served.
 *
 * <p>Days are local days of the zone: service that begins during a day has the whole day. Rounding happens once, from the
 * exact fraction.
 */
public final class Proration {

    private Proration() {}

    /** What is due by the term {@code proration}: the share, all or nothing; a fully served period always owes all. */
    public static Money due(Money amount, ServicePeriod full, ServicePeriod served, ZoneId zone, RatingTerms terms) {
        if (full.equals(served)) {
            return amount;
        }
        return switch (terms.proration()) {
            case FULL_PERIOD -> amount;
            case NONE -> Money.zero(amount.currency());
            case PRORATE -> prorate(amount, share(terms.dayCount(), full, served, zone), terms.roundingMode());
        };
    }

    /** {@code amount × counted / of}, rounded once to the currency's scale. */
    public static Money prorate(Money amount, ServedShare share, RoundingMode mode) {
        BigDecimal product = amount.amount().multiply(BigDecimal.valueOf(share.counted()));
        BigDecimal rounded = product.divide(BigDecimal.valueOf(share.of()), Money.scaleOf(amount.currency()), mode);
        return new Money(amount.currency(), rounded);
    }

    /** The served share of a period; served lies within full. */
    public static ServedShare share(DayCount dayCount, ServicePeriod full, ServicePeriod served, ZoneId zone) {
        return switch (dayCount) {
            case ACTUAL_END_EXCLUSIVE, ACTUAL_BOTH_ENDS, THIRTY_DAY_MONTH ->
                share(
                        dayCount,
                        LocalDate.ofInstant(full.start(), zone),
                        LocalDate.ofInstant(full.end(), zone),
                        LocalDate.ofInstant(served.start(), zone),
                        LocalDate.ofInstant(served.end(), zone));
            case SECONDS -> new ServedShare(seconds(served), seconds(full));
        };
    }

    /** The same by local dates, ends exclusive; SECONDS counts days of 24 hours, as no zone is known. */
    public static ServedShare share(
            DayCount dayCount, LocalDate start, LocalDate end, LocalDate servedStart, LocalDate servedEnd) {
        return new ServedShare(count(dayCount, servedStart, servedEnd), count(dayCount, start, end));
    }

    static long count(DayCount dayCount, LocalDate start, LocalDate end) {
        return switch (dayCount) {
            case ACTUAL_END_EXCLUSIVE -> ChronoUnit.DAYS.between(start, end);
            case ACTUAL_BOTH_ENDS -> ChronoUnit.DAYS.between(start, end) + 1;
            case THIRTY_DAY_MONTH -> thirtyDayNumber(end) - thirtyDayNumber(start);
            case SECONDS ->
                ChronoUnit.SECONDS.between(start.atStartOfDay(ZoneOffset.UTC), end.atStartOfDay(ZoneOffset.UTC));
        };
    }

    private static long thirtyDayNumber(LocalDate date) {
        return 360L * date.getYear() + 30L * date.getMonthValue() + Math.min(date.getDayOfMonth(), 30);
    }

    private static long seconds(ServicePeriod period) {
        return ChronoUnit.SECONDS.between(period.start(), period.end());
    }
}
