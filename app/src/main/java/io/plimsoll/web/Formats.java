package io.plimsoll.web;

import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.ServicePeriod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * How pages write numbers, money and times, in the reader's language. Templates call it as {@code @formats}. Amounts always
 * carry their currency, times their zone; nothing is rounded here except percentages, which are shown with one decimal.
 */
@Component
public class Formats {

    private static final ZoneId UTC = ZoneId.of("UTC");

    /** {@code USD 1,234.50}: the code, not a symbol that several countries share. */
    public String money(Money money) {
        return money.currency().getCurrencyCode() + " " + decimal(money.amount());
    }

    /** A difference with its sign: {@code USD +6.00}. */
    public String change(Money difference) {
        return difference.currency().getCurrencyCode() + " "
                + signed(difference.amount(), decimal(difference.amount()));
    }

    /** A difference in percent with its sign; a dash where there is nothing to compare with. */
    public String changeInPercent(@Nullable BigDecimal percent) {
        return percent == null ? "–" : signed(percent, percent(percent));
    }

    private static String signed(BigDecimal number, String words) {
        return number.signum() > 0 ? "+" + words : words;
    }

    /** Grouped digits with exactly the decimals the number has. */
    public String decimal(BigDecimal number) {
        int scale = Math.max(0, number.scale());
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale()));
        format.setMinimumFractionDigits(scale);
        format.setMaximumFractionDigits(scale);
        format.setRoundingMode(RoundingMode.UNNECESSARY);
        return format.format(number);
    }

    public String quantity(Quantity quantity) {
        return decimal(quantity.value());
    }

    public String count(long number) {
        return decimal(BigDecimal.valueOf(number));
    }

    /** A share in percent with at most one decimal, rounded down so that 99.97 % never reads as 100 %. */
    public String percent(BigDecimal percent) {
        BigDecimal shown = percent.setScale(1, RoundingMode.DOWN).stripTrailingZeros();
        return decimal(shown.scale() < 0 ? shown.setScale(0) : shown) + " %";
    }

    /** {@code 1 Jun 2026, 00:00 MYT}; a dash when there is none. */
    public String time(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? "–" : formatter("d MMM uuuu, HH:mm zzz").format(instant.atZone(zone));
    }

    public String utc(@Nullable Instant instant) {
        return time(instant, UTC);
    }

    /** To the second, for what happens while one looks. */
    public String utcSeconds(Instant instant) {
        return formatter("d MMM uuuu, HH:mm:ss zzz").format(instant.atZone(UTC));
    }

    /** The day alone, in UTC, for lists where the hour does not matter. */
    public String day(Instant instant) {
        return date(instant, UTC);
    }

    /** As {@link #utc}, but the far past, which shipped versions are in force from, reads as a dash. */
    public String since(Instant instant) {
        return instant.isBefore(Instant.EPOCH.plusSeconds(1)) ? "–" : utc(instant);
    }

    public String date(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? "–" : formatter("d MMM uuuu").format(instant.atZone(zone));
    }

    /** First and last day of a half-open period, as people say it: {@code 1 – 31 May 2026}. */
    public String period(Instant start, Instant end, ZoneId zone) {
        var first = start.atZone(zone);
        var last = end.minusNanos(1).atZone(zone);
        String pattern =
                first.getYear() != last.getYear() ? "d MMM uuuu" : first.getMonth() != last.getMonth() ? "d MMM" : "d";
        return formatter(pattern).format(first) + " – "
                + formatter("d MMM uuuu").format(last);
    }

    public String period(ServicePeriod period, ZoneId zone) {
        return period(period.start(), period.end(), zone);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
