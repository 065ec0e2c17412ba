package io.plimsoll.rules.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Accepts a date from {@code first} to {@code last}, both included: {@code 2026-01-01..2026-03-31}, {@code 2026-01-01..}, {@code
 * ..2026-03-31}, or one day.
 *
 * @param first null for since ever
 * @param last null for open end
 */
public record DateRange(@Nullable LocalDate first, @Nullable LocalDate last) implements Condition {

    public static final DateRange ANY = new DateRange(null, null);
    public static final CellType<DateRange> CELL = new Cell();

    public boolean accepts(@Nullable LocalDate asked) {
        if (first == null && last == null) {
            return true;
        }
        return asked != null && (first == null || !asked.isBefore(first)) && (last == null || !asked.isAfter(last));
    }

    @Override
    public boolean acceptsWord(@Nullable String asked) {
        return accepts(dateOf(asked));
    }

    /** The date of a question's word; null when it is none. */
    public static @Nullable LocalDate dateOf(@Nullable String word) {
        try {
            return word == null ? null : date(word);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static LocalDate date(String text) {
        if (text.length() != 10) {
            throw new IllegalArgumentException(text);
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static final class Cell implements CellType<DateRange> {

        @Override
        public DateRange read(String text) {
            int dots = text.indexOf("..");
            if (dots < 0) {
                LocalDate only = date(text);
                return new DateRange(only, only);
            }
            String from = text.substring(0, dots).strip();
            String to = text.substring(dots + 2).strip();
            LocalDate first = from.isEmpty() ? null : date(from);
            LocalDate last = to.isEmpty() ? null : date(to);
            if ((first == null && last == null) || (first != null && last != null && first.isAfter(last))) {
                throw new IllegalArgumentException(text);
            }
            return new DateRange(first, last);
        }

        @Override
        public String write(DateRange value) {
            String from = value.first == null ? "" : value.first.toString();
            String to = value.last == null ? "" : value.last.toString();
            return value.first != null && from.equals(to) ? from : from + ".." + to;
        }

        @Override
        public String expected() {
            return "a date range such as 2026-01-01..2026-03-31, 2026-01-01.. or 2026-01-01, or blank for any";
        }
    }
}
