package io.plimsoll.rules.table;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Accepts a number from {@code low} to {@code high}: {@code 7}, {@code 0..11}, {@code 12..}, {@code ..5} hold their ends,
 * {@code >200} and {@code <5} do not, nor does {@code 10..<25} its upper one, so that bands meet without a gap.
 *
 * @param low null for no lower end
 * @param high null for no upper end
 */
public record NumberRange(@Nullable End low, @Nullable End high) implements Condition {

    public static final NumberRange ANY = new NumberRange(null, null);
    public static final CellType<NumberRange> CELL = new Cell();

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,60}(\\.[0-9]{1,60})?");

    /** Where a range ends, and whether the end itself still belongs to it. */
    public record End(BigDecimal at, boolean included) {}

    public boolean accepts(@Nullable BigDecimal asked) {
        if (low == null && high == null) {
            return true;
        }
        return asked != null
                && (low == null || isInside(asked.compareTo(low.at), low))
                && (high == null || isInside(high.at.compareTo(asked), high));
    }

    /** The same for a whole number. */
    public boolean acceptsWhole(@Nullable Integer asked) {
        return accepts(asked == null ? null : BigDecimal.valueOf(asked));
    }

    @Override
    public boolean acceptsWord(@Nullable String asked) {
        return accepts(numberOf(asked));
    }

    /**
     * The number of a question's word; null when it is none. Plain digits only: an exponent of nine digits would be written out
     * as a gigabyte.
     */
    public static @Nullable BigDecimal numberOf(@Nullable String word) {
        return word != null && NUMBER.matcher(word).matches() ? new BigDecimal(word) : null;
    }

    private static boolean isInside(int comparison, End end) {
        return comparison > 0 || (comparison == 0 && end.included);
    }

    private static final class Cell implements CellType<NumberRange> {

        private static final Pattern ONE_SIDED = Pattern.compile("([<>])\\s*(\\S+)");

        @Override
        public NumberRange read(String text) {
            Matcher oneSided = ONE_SIDED.matcher(text);
            if (oneSided.matches()) {
                End end = new End(Decimals.read(oneSided.group(2)), false);
                return oneSided.group(1).equals("<") ? new NumberRange(null, end) : new NumberRange(end, null);
            }
            int dots = text.indexOf("..");
            if (dots < 0) {
                End only = new End(Decimals.read(text), true);
                return new NumberRange(only, only);
            }
            String to = text.substring(dots + 2).strip();
            boolean open = to.startsWith("<");
            End low = end(text.substring(0, dots).strip(), true);
            End high = end(open ? to.substring(1).strip() : to, !open);
            if ((low == null && (high == null || open)) || isEmpty(low, high)) {
                throw new IllegalArgumentException(text);
            }
            return new NumberRange(low, high);
        }

        private static boolean isEmpty(@Nullable End low, @Nullable End high) {
            if (low == null || high == null) {
                return false;
            }
            int comparison = low.at.compareTo(high.at);
            return comparison > 0 || (comparison == 0 && !high.included);
        }

        private static @Nullable End end(String text, boolean included) {
            if (text.isEmpty() && !included) {
                throw new IllegalArgumentException(text);
            }
            return text.isEmpty() ? null : new End(Decimals.read(text), included);
        }

        @Override
        public String write(NumberRange value) {
            End low = value.low;
            End high = value.high;
            if (low != null && !low.included) {
                return ">" + Decimals.write(low.at);
            }
            String from = low == null ? "" : Decimals.write(low.at);
            if (high != null && !high.included) {
                return (low == null ? "<" : from + "..<") + Decimals.write(high.at);
            }
            String to = high == null ? "" : Decimals.write(high.at);
            return low != null && low.equals(high) ? from : from + ".." + to;
        }

        @Override
        public String expected() {
            return "a number range such as 0..11, 12.., ..5, 7, 10..<25, >200 or <5, or blank for any";
        }
    }
}
