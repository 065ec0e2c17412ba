package io.plimsoll.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/**
 * The service periods of one subscription: half-open, contiguous, each but the first from local midnight to local midnight.
 *
 * <p>Boundaries lie in every {@code intervalMonths}-th month counted from {@code anchorMonth}, on {@code anchorDay} or on the
 * last day of a shorter month. Each is computed from the anchor and never from the boundary before it, so the day does not
 * drift: 31 January, 28 February, 31 March. Midnight in a zone is the first instant of the day, whether clocks skip it or
 * show it twice.
 *
 * @param zone the zone whose midnights count
 * @param intervalMonths length of a full period, 1 to 12
 * @param anchorDay day of the month on which periods begin, 1 to 31
 * @param anchorMonth a month in which a period begins
 * @param start when service begins; the first period runs from here to the next boundary and may be short
 */
public record BillingCalendar(ZoneId zone, int intervalMonths, int anchorDay, YearMonth anchorMonth, Instant start) {

    /** Calendar quarters and half-years begin in January when the interval divides the year. */
    private static final YearMonth CALENDAR_ANCHOR = YearMonth.of(2000, 1);

    public BillingCalendar {
        if (intervalMonths < 1 || intervalMonths > 12) {
            throw new IllegalStateException("expected an interval of 1 to 12 months, but got " + intervalMonths);
        }
        if (anchorDay < 1 || anchorDay > 31) {
            throw new IllegalStateException("expected an anchor day of 1 to 31, but got " + anchorDay);
        }
    }

    /** Periods that begin on the first of a month. */
    public static BillingCalendar calendar(ZoneId zone, int intervalMonths, Instant start) {
        return new BillingCalendar(zone, intervalMonths, 1, CALENDAR_ANCHOR, start);
    }

    /** Periods that begin on the local day of the month on which service began. */
    public static BillingCalendar anniversary(ZoneId zone, int intervalMonths, Instant start) {
        LocalDate startDate = start.atZone(zone).toLocalDate();
        return new BillingCalendar(zone, intervalMonths, startDate.getDayOfMonth(), YearMonth.from(startDate), start);
    }

    public static BillingCalendar of(Alignment alignment, ZoneId zone, int intervalMonths, Instant start) {
        return switch (alignment) {
            case CALENDAR -> calendar(zone, intervalMonths, start);
            case ANNIVERSARY -> anniversary(zone, intervalMonths, start);
        };
    }

    /** The period from the start of service to the first boundary after it. */
    public ServicePeriod first() {
        return periodContaining(start);
    }

    /** The period that holds the instant; an instant before the start of service is a programmer's error. */
    public ServicePeriod periodContaining(Instant instant) {
        if (instant.isBefore(start)) {
            throw new IllegalStateException("expected an instant from " + start + " on, but got " + instant);
        }
        ServicePeriod full = fullPeriodContaining(instant);
        return full.start().isBefore(start) ? new ServicePeriod(start, full.end()) : full;
    }

    /** The same where service was changed within periods: the part between the cuts around the instant. */
    public ServicePeriod periodContaining(Instant instant, Collection<Instant> cuts) {
        ServicePeriod uncut = periodContaining(instant);
        Instant from = uncut.start();
        Instant until = uncut.end();
        for (Instant cut : cuts) {
            if (!cut.isAfter(instant) && cut.isAfter(from)) {
                from = cut;
            } else if (cut.isAfter(instant) && cut.isBefore(until)) {
                until = cut;
            }
        }
        return new ServicePeriod(from, until);
    }

    /** The period that begins where this one ends. */
    public ServicePeriod next(ServicePeriod period) {
        return periodContaining(period.end());
    }

    /** The unshortened period behind a period: what a full fee pays for, so what a share is taken of. */
    public ServicePeriod fullPeriod(ServicePeriod period) {
        return fullPeriodContaining(period.start());
    }

    private ServicePeriod fullPeriodContaining(Instant instant) {
        YearMonth month = YearMonth.from(instant.atZone(zone));
        long monthsPastBoundary = Math.floorMod(anchorMonth.until(month, ChronoUnit.MONTHS), intervalMonths);
        YearMonth opening = month.minusMonths(monthsPastBoundary);
        if (boundaryIn(opening).isAfter(instant)) {
            opening = opening.minusMonths(intervalMonths);
        }
        return new ServicePeriod(boundaryIn(opening), boundaryIn(opening.plusMonths(intervalMonths)));
    }

    private Instant boundaryIn(YearMonth month) {
        return month.atDay(Math.min(anchorDay, month.lengthOfMonth()))
                .atStartOfDay(zone)
                .toInstant();
    }
}
