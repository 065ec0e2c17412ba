package io.plimsoll.rules.lint;

import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.Attribute;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.DateRange;
import io.plimsoll.rules.table.FlagIs;
import io.plimsoll.rules.table.NumberRange;
import io.plimsoll.rules.table.TableSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which questions a set can be asked at all; found by trying, so that a set says it in one place, where it reads questions. */
final class Asking {

    /** One of these is a word of any column that is not closed. */
    private static final List<String> WORDS =
            List.of("example", "another", "USD", "US", "EUR", "DE", "CHF", "FR", "NOK", "NO");

    private final PolicySet<?, ?> set;
    private final Map<String, String> usual = new LinkedHashMap<>();

    Asking(PolicySet<?, ?> set, TableSchema schema) {
        this.set = set;
        schema.conditions().forEach(column -> usual.put(column.name(), usualWord(column)));
        for (Attribute attribute : schema.attributes()) {
            attribute.oneOf().stream().findFirst().ifPresent(word -> usual.put(attribute.name(), word));
        }
    }

    /** Some word that the column takes. */
    String usual(String column) {
        return usual.getOrDefault(column, "");
    }

    /** A word that the column takes and that is none of these: what may come up tomorrow; empty where no other can. */
    Optional<String> other(Column<?> column, Set<String> words) {
        return WORDS.stream()
                .filter(word -> !words.contains(word) && isRead(column, word))
                .findFirst();
    }

    boolean wholeNumbersOnly(String column) {
        Map<String, String> broken = new LinkedHashMap<>(usual);
        broken.put(column, "0.5");
        return isAsked(usual) && !isAsked(broken);
    }

    /** Whether a question may come without a value for the column. */
    boolean mayBeUnknown(String column) {
        Map<String, String> without = new LinkedHashMap<>(usual);
        without.remove(column);
        return isAsked(usual) && isAsked(without);
    }

    boolean isAsked(Map<String, String> words) {
        try {
            set.question(words);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String usualWord(Column<?> column) {
        return switch (column.whenBlank()) {
            case NumberRange range -> "1";
            case DateRange range -> "2026-01-01";
            case FlagIs flag -> "true";
            case AnyOf any ->
                WORDS.stream().filter(word -> isRead(column, word)).findFirst().orElse("");
            case null, default ->
                throw new IllegalStateException("expected `" + column.name() + "` to be a condition, but it is none");
        };
    }

    private static boolean isRead(Column<?> column, String word) {
        try {
            column.type().read(word);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
