package io.plimsoll.tablefile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Numbers as a spreadsheet keeps them, read as text. */
final class SpreadsheetNumber {

    private static final Pattern SHAPE = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?");

    /** A spreadsheet shows and keeps this many digits; what it writes after them is dust of its binary arithmetic. */
    private static final MathContext AS_SHOWN = new MathContext(15, RoundingMode.HALF_UP);

    /** Beyond this a number is a slip or an attack: written out it would be longer than any price. */
    private static final int EXPONENT_AT_MOST = 30;

    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_ZERO_OF_1904 = LocalDate.of(1904, 1, 1);

    /** In the older of two systems days up to here are counted with a leap day in 1900, which there was not. */
    private static final int FIRST_GOOD_DAY = 61;

    private static final int LAST_DAY = 2_958_465;

    private SpreadsheetNumber() {}

    /** {@code 7.0000000000000007E-2} is 0.07; a number of up to 15 digits stays as it is written. */
    static String decimal(String cell, String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw TableFileRefusal.UNREADABLE_FILE.because(
                    "expected a number in cell " + cell + ", but got `" + Texts.brief(text) + "`");
        }
        BigDecimal number = new BigDecimal(text);
        int digitsBeforePoint = number.precision() - number.scale();
        boolean tooLong = number.signum() != 0 && Math.abs(digitsBeforePoint) > EXPONENT_AT_MOST;
        if (tooLong || number.scale() > 2 * EXPONENT_AT_MOST) {
            throw TableFileRefusal.UNREADABLE_FILE.because("expected a number of at most " + EXPONENT_AT_MOST
                    + " digits in cell " + cell + ", but got `" + Texts.brief(text) + "`");
        }
        boolean asWritten =
                number.precision() <= AS_SHOWN.getPrecision() && text.indexOf('e') < 0 && text.indexOf('E') < 0;
        return (asWritten ? number : number.round(AS_SHOWN).stripTrailingZeros()).toPlainString();
    }

    /** The date of a day's number. */
    static String date(String cell, String text, boolean from1904) {
        String number = decimal(cell, text);
        if (!number.matches("[0-9]{1,7}")) {
            throw TableFileRefusal.UNREADABLE_FILE.because(
                    "expected a date without a time of day in cell " + cell + ", but got `" + Texts.brief(text) + "`");
        }
        int day = Integer.parseInt(number);
        if (day > LAST_DAY || (!from1904 && day < FIRST_GOOD_DAY)) {
            throw TableFileRefusal.UNREADABLE_FILE.because(
                    "expected a date from March 1900 to 9999 in cell " + cell + ", but got `" + number + "`");
        }
        return (from1904 ? DAY_ZERO_OF_1904 : DAY_ZERO).plusDays(day).toString();
    }
}
