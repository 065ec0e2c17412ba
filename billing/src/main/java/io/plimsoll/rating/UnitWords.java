package io.plimsoll.rating;

import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Quantity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;

/** Says quantities and prices in words: {@code 12,000 calls}, {@code USD 0.0004}. */
public record UnitWords(Currency currency, String unit) {

    private static final Pattern HISSING = Pattern.compile(".*(s|x|z|ch|sh)");
    private static final Pattern CONSONANT_Y = Pattern.compile(".*[^aeiou]y");

    /** {@code 1 call}, {@code 2,000 calls}, {@code 1.5 GB}. */
    public String units(Quantity quantity) {
        return number(quantity.value()) + " " + (quantity.equals(Quantity.of(1)) ? unit : plural());
    }

    /** {@code calls}; words that do not end in a small letter, such as GB, stay as they are. */
    String plural() {
        char last = unit.charAt(unit.length() - 1);
        if (last < 'a' || last > 'z') {
            return unit;
        }
        if (HISSING.matcher(unit).matches()) {
            return unit + "es";
        }
        return CONSONANT_Y.matcher(unit).matches() ? unit.substring(0, unit.length() - 1) + "ies" : unit + "s";
    }

    /** All decimals the price has, and at least those of the currency: {@code USD 0.10}. */
    public String price(BigDecimal amount) {
        BigDecimal bare = amount.stripTrailingZeros();
        BigDecimal shown = bare.setScale(Math.max(bare.scale(), Money.scaleOf(currency)));
        return currency.getCurrencyCode() + " " + number(shown);
    }

    /** Digits in groups of three. */
    static String number(BigDecimal value) {
        BigInteger whole = value.toBigInteger();
        String plain = value.abs().toPlainString();
        int point = plain.indexOf('.');
        String sign = value.signum() < 0 ? "-" : "";
        return sign + String.format(Locale.ROOT, "%,d", whole.abs()) + (point < 0 ? "" : plain.substring(point));
    }
}
