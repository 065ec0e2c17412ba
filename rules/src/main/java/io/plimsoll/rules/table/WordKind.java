package io.plimsoll.rules.table;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a word in a cell names. */
public enum WordKind {
    KEY("a key such as email-49") {
        @Override
        boolean fits(String word) {
            return KEY_SHAPE.matcher(word).matches();
        }
    },
    CURRENCY("a currency code such as USD") {
        @Override
        boolean fits(String word) {
            return CURRENCIES.contains(word);
        }
    },
    COUNTRY("a country code such as DE") {
        @Override
        boolean fits(String word) {
            return COUNTRIES.contains(word);
        }
    },
    TEXT("words such as Health care, at most 120 characters without `;` that do not begin with = + - @") {
        @Override
        boolean fits(String word) {
            return !word.isEmpty()
                    && word.length() <= 120
                    && word.equals(word.strip())
                    && "=+-@".indexOf(word.charAt(0)) < 0
                    && word.indexOf(';') < 0
                    && word.codePoints().allMatch(WordKind::isPlain);
        }
    };

    private static final Pattern KEY_SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@-]{0,119}");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final String expected;

    WordKind(String expected) {
        this.expected = expected;
    }

    /** Something a person can see: no control, format or unassigned character, half surrogate or line break. */
    static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    abstract boolean fits(String word);

    String expected() {
        return expected;
    }
}
