package io.plimsoll.notification;

import io.plimsoll.customer.Customer;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.rating.UnitWords;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of a letter, said in a language and by the customer's clock. Of every letter: {@code customer} (name), {@code
 * customer.key}, {@code zone}.
 *
 * <p>Ways to show a value: {@code number} groups digits; {@code money} likewise, after the currency; {@code units} takes
 * {@code 1200 call} and knows plurals; {@code day}, {@code time} take an instant; {@code lastDay} the end of a period,
 * exclusive, and gives its last day.
 */
record NoticeWords(Locale locale, Customer customer, Map<String, String> values) {

    private static final String DAY = "d MMMM uuuu";

    boolean has(String name) {
        return !values.getOrDefault(name, "").isEmpty();
    }

    String say(String template, String name, @Nullable String way) {
        String value = value(name);
        if (value == null) {
            throw new IllegalStateException(
                    "expected a value for {" + name + "} of " + template + ", but there is none");
        }
        return switch (way) {
            case null -> value.replaceAll("\\R", " ");
            case "number" -> number(new BigDecimal(value));
            case "money" -> money(value);
            case "units" -> units(value);
            case "day" -> day(Instant.parse(value));
            case "lastDay" -> day(Instant.parse(value).minusNanos(1));
            case "time" -> at(Instant.parse(value), DAY + " HH:mm");
            case String unknown ->
                throw new IllegalStateException(
                        "expected a way to show {" + name + "} of " + template + ", but `" + unknown + "` is none");
        };
    }

    private @Nullable String value(String name) {
        return switch (name) {
            case "customer" -> customer.name();
            case "customer.key" -> customer.key().value();
            case "zone" -> customer.timeZone().getId();
            case String other -> values.get(other);
        };
    }

    private String day(Instant at) {
        return at(at, DAY);
    }

    private String at(Instant at, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(at.atZone(customer.timeZone()));
    }

    private static String money(String value) {
        int space = value.indexOf(' ');
        return value.substring(0, space + 1) + number(new BigDecimal(value.substring(space + 1)));
    }

    private String units(String value) {
        int space = value.indexOf(' ');
        BigDecimal quantity = new BigDecimal(value.substring(0, space));
        String unit = value.substring(space + 1);
        return locale.getLanguage().equals("en")
                ? new UnitWords(customer.currency(), unit).units(new Quantity(quantity))
                : number(quantity) + " " + unit;
    }

    /** Digits in groups of three, with a point: English and Malay write the same. */
    private static String number(BigDecimal value) {
        BigInteger whole = value.toBigInteger().abs();
        String plain = value.abs().toPlainString();
        int point = plain.indexOf('.');
        return (value.signum() < 0 ? "-" : "")
                + String.format(Locale.ROOT, "%,d", whole)
                + (point < 0 ? "" : plain.substring(point));
    }
}
