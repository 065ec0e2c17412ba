package io.plimsoll.customer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hours in which a customer does not want letters that can wait, by the customer's own clock. May span midnight.
 *
 * @param from the first quiet moment
 * @param until the first moment after
 */
public record QuietHours(LocalTime from, LocalTime until) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{2}:\\d{2})-(\\d{2}:\\d{2})");

    /** Reads {@code 21:00-07:00}; null for anything else, and for hours that never begin or never end. */
    static @Nullable QuietHours parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        try {
            QuietHours hours = new QuietHours(LocalTime.parse(matcher.group(1)), LocalTime.parse(matcher.group(2)));
            return hours.from.equals(hours.until) ? null : hours;
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    /** The instant itself when it is not quiet in the zone then, else the first instant when it no longer is. */
    public Instant firstLoudFrom(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        if (!isQuiet(local.toLocalTime())) {
            return at;
        }
        boolean endsToday = local.toLocalTime().isBefore(until);
        return local.toLocalDate()
                .plusDays(endsToday ? 0 : 1)
                .atTime(until)
                .atZone(zone)
                .toInstant();
    }

    private boolean isQuiet(LocalTime time) {
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
    }

    /** As it is written: {@code 21:00-07:00}. */
    @Override
    public String toString() {
        return from + "-" + until;
    }
}
