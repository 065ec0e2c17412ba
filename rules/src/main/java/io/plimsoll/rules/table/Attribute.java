package io.plimsoll.rules.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something that revenue operations know of a customer or a subscription and may ask for in any table.
 *
 * @param name {@code customer.<key>} or {@code subscription.<key>}, the name of its column
 * @param oneOf ONE_OF: the words it may have; otherwise empty
 * @param says what it means, for pages
 */
public record Attribute(String name, AttributeType type, List<String> oneOf, String says) {

    private static final Pattern NAME = Pattern.compile("(customer|subscription)\\.[a-z][a-z0-9-]{0,39}");
    private static final int WORDS_AT_MOST = 50;

    /** Refuses (IllegalArgumentException, "expected …, but …") what cannot be a column. */
    public Attribute {
        oneOf = List.copyOf(oneOf);
        if (!isName(name)) {
            throw new IllegalArgumentException("expected an attribute's name such as customer.industry or "
                    + "subscription.channel, but got `" + name + "`");
        }
        if (type == AttributeType.ONE_OF) {
            refuseBadWords(oneOf);
        } else if (!oneOf.isEmpty()) {
            throw new IllegalArgumentException("expected no words, because the type is " + type + ", but got " + oneOf);
        }
    }

    /** Whether a column of this name asks for an attribute; the sets' own columns have no point in their names. */
    public static boolean isName(String column) {
        return NAME.matcher(column).matches();
    }

    /** Whether customers have it; otherwise subscriptions do. */
    public boolean isOfCustomers() {
        return name.startsWith("customer.");
    }

    /** The condition column that asks for it. */
    public Column<?> column() {
        return switch (type) {
            case TEXT -> Column.anyOf(name, WordKind.TEXT, says);
            case NUMBER -> Column.numberRange(name, says);
            case DATE -> Column.dateRange(name, says);
            case FLAG -> Column.flag(name, says);
            case ONE_OF -> new Column<>(name, Column.Role.CONDITION, AnyOf.cellOf(oneOf), AnyOf.ANY, false, says);
        };
    }

    /** The one form of a value as text; refuses (IllegalArgumentException, "expected …, but …") what is no value of the type. */
    public String value(String text) {
        String value = text.strip();
        try {
            return switch (type) {
                case TEXT -> word(value, WordKind.TEXT.fits(value));
                case NUMBER -> plain(Decimals.read(value));
                case DATE -> DateRange.date(value).toString();
                case FLAG -> Cells.FLAG.read(value).toString();
                case ONE_OF -> word(value, oneOf.contains(value));
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "expected " + expected() + " for `" + name + "`, but got `" + text + "`", e);
        }
    }

    /** Completes "expected …" for a value. */
    public String expected() {
        return switch (type) {
            case TEXT -> WordKind.TEXT.expected();
            case NUMBER -> "a decimal such as 250 or 0.5";
            case DATE -> "a date such as 2026-03-31";
            case FLAG -> "true or false";
            case ONE_OF -> "one of " + String.join(", ", oneOf);
        };
    }

    private static void refuseBadWords(List<String> words) {
        boolean good = !words.isEmpty()
                && words.size() <= WORDS_AT_MOST
                && Set.copyOf(words).size() == words.size()
                && words.stream().allMatch(WordKind.TEXT::fits);
        if (!good) {
            throw new IllegalArgumentException("expected 1 to " + WORDS_AT_MOST + " words once each, each "
                    + WordKind.TEXT.expected() + ", but got " + words);
        }
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String word(String word, boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException(word);
        }
        return word;
    }
}
