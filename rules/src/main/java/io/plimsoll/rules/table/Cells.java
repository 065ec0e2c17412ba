package io.plimsoll.rules.table;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of outcome cells. */
public final class Cells {

    /** Not negative, any scale: {@code 0.0004}. */
    public static final CellType<BigDecimal> DECIMAL =
            cell("a decimal that is not negative, such as 0.0004", Decimals::readNotNegative, Decimals::write);

    /** Not negative, at the currency's scale or coarser; a set's row law checks that against the row's currencies. */
    public static final CellType<BigDecimal> AMOUNT =
            cell("an amount that is not negative, such as 49.00", Decimals::readNotNegative, Decimals::write);

    /** From 0 to 100, decimals allowed. */
    public static final CellType<BigDecimal> PERCENT =
            cell("a percentage from 0 to 100, such as 12.5", Cells::percent, Decimals::write);

    /** Above 0, any scale. */
    public static final CellType<BigDecimal> POSITIVE =
            cell("a decimal above 0, such as 1000", Cells::positive, Decimals::write);

    /** From 0 to 99,999. */
    public static final CellType<Integer> WHOLE_NUMBER =
            cell("a whole number from 0 to 99999", Cells::wholeNumber, String::valueOf);

    public static final CellType<Boolean> FLAG = cell("true or false", Cells::flag, String::valueOf);

    /** One line of words for people. A spreadsheet would run what begins with {@code = + - @}, so that is refused. */
    public static final CellType<String> TEXT =
            cell("text of at most 200 characters that does not begin with = + - @", Cells::text, Function.identity());

    /** A name that rows share: letters, digits and {@code . _ -}. */
    public static final CellType<String> KEY =
            cell("a key such as email-contacts", text -> checked(text, WordKind.KEY.fits(text)), Function.identity());

    /** Keys in order: {@code sso; audit-log}. */
    public static final CellType<List<String>> KEYS = cell(
            "keys once each with `;` between, such as sso; audit-log",
            text -> AnyOf.cell(WordKind.KEY).read(text).words(),
            keys -> String.join("; ", keys));

    /** Whole numbers from 0 to 99,999, in the order written: {@code 7; 3; 1}. */
    public static final CellType<List<Integer>> WHOLE_NUMBERS = cell(
            "whole numbers from 0 to 99999 once each with `;` between, such as 7; 3; 1",
            text -> listed(text, Cells::wholeNumber),
            numbers -> numbers.stream().map(String::valueOf).collect(Collectors.joining("; ")));

    /** Quantities by key, in order: {@code api-calls 100000; active-users 25}. */
    public static final CellType<Map<String, BigDecimal>> QUANTITIES = cell(
            "meters once each with their quantity and `;` between, such as api-calls 100000; active-users 25",
            Cells::quantities,
            quantities -> quantities.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + Decimals.write(entry.getValue()))
                    .collect(Collectors.joining("; ")));

    private Cells() {}

    /** One of these words, exactly. */
    public static CellType<String> oneOf(String... words) {
        return new OneOf(List.of(words));
    }

    /** Some of these words, once each, in the order written: {@code UPGRADE; COMMITMENT}. */
    public static CellType<List<String>> someOf(String... words) {
        List<String> known = List.of(words);
        return cell(
                "some of " + String.join(", ", known) + " once each with `;` between",
                text -> listed(text, word -> checked(word, known.contains(word))),
                chosen -> String.join("; ", chosen));
    }

    /** From least to most, both included. */
    public static CellType<Integer> wholeNumber(int least, int most) {
        return cell(
                "a whole number from " + least + " to " + most,
                text -> {
                    Integer value = wholeNumber(text);
                    checked(text, value >= least && value <= most);
                    return value;
                },
                String::valueOf);
    }

    private static BigDecimal percent(String text) {
        BigDecimal percent = Decimals.readNotNegative(text);
        if (percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException(text);
        }
        return percent;
    }

    private static BigDecimal positive(String text) {
        BigDecimal value = Decimals.read(text);
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    private static Integer wholeNumber(String text) {
        BigDecimal value = Decimals.readNotNegative(text);
        if (value.scale() > 0 || value.precision() > 5) {
            throw new IllegalArgumentException(text);
        }
        return value.intValueExact();
    }

    private static Boolean flag(String text) {
        return checked(text, text.equals("true") || text.equals("false")).equals("true");
    }

    private static String text(String text) {
        boolean plain = text.codePoints().allMatch(WordKind::isPlain);
        return checked(text, plain && text.length() <= 200 && "=+-@".indexOf(text.charAt(0)) < 0);
    }

    private static Map<String, BigDecimal> quantities(String text) {
        Map<String, BigDecimal> quantities = new LinkedHashMap<>();
        for (String part : Arrays.asList(text.split(";", -1))) {
            List<String> pair = Arrays.asList(part.strip().split("\\s+", -1));
            if (pair.size() != 2
                    || !WordKind.KEY.fits(pair.getFirst())
                    || quantities.put(pair.getFirst(), Decimals.readNotNegative(pair.getLast())) != null) {
                throw new IllegalArgumentException(part);
            }
        }
        return quantities;
    }

    private static <T> List<T> listed(String text, Function<String, T> read) {
        Set<T> values = new LinkedHashSet<>();
        for (String part : Arrays.asList(text.split(";", -1))) {
            if (!values.add(read.apply(part.strip()))) {
                throw new IllegalArgumentException(part);
            }
        }
        return List.copyOf(values);
    }

    private static String checked(String text, boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static <T> CellType<T> cell(String expected, Function<String, T> read, Function<T, String> write) {
        return new OfFunctions<>(expected, read, write);
    }

    private record OneOf(List<String> choices) implements CellType<String> {

        @Override
        public String read(String text) {
            return checked(text, choices.contains(text));
        }

        @Override
        public String write(String value) {
            return value;
        }

        @Override
        public String expected() {
            return "one of " + String.join(", ", choices);
        }
    }

    private record OfFunctions<T>(String expected, Function<String, T> reader, Function<T, String> writer)
            implements CellType<T> {

        @Override
        public T read(String text) {
            return reader.apply(text);
        }

        @Override
        public String write(T value) {
            return writer.apply(value);
        }
    }
}
