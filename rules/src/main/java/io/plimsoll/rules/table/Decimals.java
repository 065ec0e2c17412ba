package io.plimsoll.rules.table;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** The one way a decimal is written in a cell: digits, a point, no separators, no exponent; the scale is kept as written. */
final class Decimals {

    private static final Pattern SHAPE = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,12})?");

    private Decimals() {}

    static BigDecimal read(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return new BigDecimal(text);
    }

    static BigDecimal readNotNegative(String text) {
        if (text.startsWith("-")) {
            throw new IllegalArgumentException(text);
        }
        return read(text);
    }

    static String write(BigDecimal value) {
        return value.toPlainString();
    }
}
