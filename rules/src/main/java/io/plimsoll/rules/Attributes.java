package io.plimsoll.rules;

import io.plimsoll.rules.table.Attribute;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of a customer's and a subscription's attributes that a question holds.
 *
 * @param values text by name, in the order of the names; one without a value is not there
 */
public record Attributes(Map<String, String> values) {

    public static final Attributes NONE = new Attributes(Map.of());

    public Attributes {
        values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** Those among a question's words. */
    static Attributes among(Map<String, String> words) {
        Map<String, String> values = words.entrySet().stream()
                .filter(word -> Attribute.isName(word.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return values.isEmpty() ? NONE : new Attributes(values);
    }

    public @Nullable String value(String name) {
        return values.get(name);
    }

    /** Without those that no row asks for, so that questions which cannot differ in their answer are equal. */
    public Attributes narrowedTo(Set<String> names) {
        if (names.containsAll(values.keySet())) {
            return this;
        }
        Map<String, String> kept = new TreeMap<>(values);
        kept.keySet().retainAll(names);
        return kept.isEmpty() ? NONE : new Attributes(kept);
    }
}
