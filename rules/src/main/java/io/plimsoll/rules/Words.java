package io.plimsoll.rules;

import io.plimsoll.rules.table.DateRange;
import io.plimsoll.rules.table.NumberRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A question's values as text by column name: how it is stored, shown and sent. */
public final class Words {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");

    /** Of a word that was misread. */
    private static final int SHOWN_AT_MOST = 100;

    private final Map<String, String> words;

    public Words() {
        this(Map.of());
    }

    public Words(Map<String, String> words) {
        this.words = new LinkedHashMap<>(words);
    }

    /** Adds a value; null is left out. */
    public Words with(String column, @Nullable Object value) {
        if (value != null) {
            words.put(column, value instanceof BigDecimal number ? number.toPlainString() : value.toString());
        }
        return this;
    }

    /** Adds the attributes that have a value. */
    public Words with(Attributes attributes) {
        words.putAll(attributes.values());
        return this;
    }

    public Map<String, String> asMap() {
        return Collections.unmodifiableMap(words);
    }

    public String text(String column) {
        String word = find(column);
        if (word == null) {
            throw misread(column, "a value", "nothing");
        }
        return word;
    }

    public int wholeNumber(String column) {
        String word = text(column);
        if (!WHOLE_NUMBER.matcher(word).matches()) {
            throw misread(column, "a whole number", "`" + word + "`");
        }
        return Integer.parseInt(word);
    }

    public @Nullable Integer findWholeNumber(String column) {
        return find(column) == null ? null : wholeNumber(column);
    }

    public LocalDate date(String column) {
        String word = text(column);
        LocalDate date = DateRange.dateOf(word);
        if (date == null) {
            throw misread(column, "a date such as 2026-03-31", "`" + word + "`");
        }
        return date;
    }

    public BigDecimal decimal(String column) {
        BigDecimal value = findDecimal(column);
        if (value == null) {
            throw misread(column, "a decimal", "nothing");
        }
        return value;
    }

    public @Nullable BigDecimal findDecimal(String column) {
        String word = find(column);
        BigDecimal number = NumberRange.numberOf(word);
        if (word != null && number == null) {
            throw misread(column, "a decimal", "`" + word + "`");
        }
        return number;
    }

    public boolean flag(String column) {
        String word = text(column);
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw misread(column, "true or false", "`" + word + "`");
        };
    }

    public Attributes attributes() {
        return Attributes.among(words);
    }

    private @Nullable String find(String column) {
        return words.get(column);
    }

    private static IllegalArgumentException misread(String column, String expected, String word) {
        String found = word.length() > SHOWN_AT_MOST ? word.substring(0, SHOWN_AT_MOST) + "…`" : word;
        return new IllegalArgumentException("expected " + expected + " for `" + column + "`, but got " + found);
    }
}
