package io.plimsoll.rules.table;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Accepts one of the words, as in {@code startup; growth}.
 *
 * @param words in the order written; none accepts everything
 */
public record AnyOf(List<String> words) implements Condition {

    public static final AnyOf ANY = new AnyOf(List.of());

    public AnyOf {
        words = List.copyOf(words);
    }

    public boolean accepts(@Nullable String asked) {
        return words.isEmpty() || (asked != null && words.contains(asked));
    }

    @Override
    public boolean acceptsWord(@Nullable String asked) {
        return accepts(asked);
    }

    /** A cell of such words, each of the given kind. */
    public static CellType<AnyOf> cell(WordKind kind) {
        return new Cell(kind);
    }

    /** A cell of these words alone. */
    static CellType<AnyOf> cellOf(List<String> words) {
        return new ClosedCell(words);
    }

    private static AnyOf read(String text, Predicate<String> fits) {
        Set<String> words = new LinkedHashSet<>();
        for (String part : Arrays.asList(text.split(";", -1))) {
            String word = part.strip();
            if (!fits.test(word) || !words.add(word)) {
                throw new IllegalArgumentException(word);
            }
        }
        return new AnyOf(List.copyOf(words));
    }

    private record ClosedCell(List<String> known) implements CellType<AnyOf> {

        @Override
        public AnyOf read(String text) {
            return AnyOf.read(text, known::contains);
        }

        @Override
        public String write(AnyOf value) {
            return String.join("; ", value.words());
        }

        @Override
        public String expected() {
            return "some of " + String.join(", ", known) + " once each with `;` between, or blank for any";
        }

        @Override
        public List<String> choices() {
            return known;
        }
    }

    private record Cell(WordKind kind) implements CellType<AnyOf> {

        @Override
        public AnyOf read(String text) {
            return AnyOf.read(text, kind::fits);
        }

        @Override
        public String write(AnyOf value) {
            return String.join("; ", value.words());
        }

        @Override
        public String expected() {
            return kind.expected() + ", or several of them once each with `;` between, or blank for any";
        }
    }
}
