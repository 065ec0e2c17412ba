package io.plimsoll.rating;

import io.plimsoll.kernel.Violations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads the fields of one JSON object. What is wrong is noted with its pointer, and a stand-in is answered so that reading
 * goes on and finds the rest.
 */
final class JsonFields {

    /** Long enough for any number within the law of prices, short enough to read without harm. */
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?");

    private static final String EXPECTED_DECIMAL = "a decimal as a string such as \"0.10\"";

    private final JsonNode json;
    private final String pointer;
    private final Violations violations;
    private final Set<String> known = new HashSet<>();

    private JsonFields(JsonNode json, String pointer, Violations violations) {
        this.json = json;
        this.pointer = pointer;
        this.violations = violations;
    }

    /** The object at the pointer; anything else is noted and read as an object without fields. */
    static JsonFields of(@Nullable JsonNode json, String pointer, Violations violations) {
        JsonNode node = json == null ? MissingNode.getInstance() : json;
        violations.expect(node.isObject(), pointer, "an object", shown(node));
        return new JsonFields(node, pointer, violations);
    }

    boolean isObject() {
        return json.isObject();
    }

    boolean has(String field) {
        known.add(field);
        JsonNode value = json.get(field);
        return value != null && !value.isNull();
    }

    String at(String field) {
        return pointer + "/" + field;
    }

    JsonFields object(String field) {
        return of(has(field) ? json.get(field) : null, at(field), violations);
    }

    /** The node itself, for a reader of its own; null when it is missing. */
    @Nullable
    JsonNode node(String field) {
        return has(field) ? json.get(field) : null;
    }

    List<JsonFields> objects(String field) {
        JsonNode array = node(field);
        if (array == null || !array.isArray()) {
            expected(field, "an array");
            return List.of();
        }
        List<JsonFields> objects = new ArrayList<>();
        for (JsonNode element : array) {
            objects.add(of(element, at(field) + "/" + objects.size(), violations));
        }
        return objects;
    }

    BigDecimal decimal(String field) {
        BigDecimal value = read(field);
        if (value == null) {
            expected(field, EXPECTED_DECIMAL);
            return BigDecimal.ZERO;
        }
        return value;
    }

    @Nullable
    BigDecimal decimalOrNull(String field) {
        return has(field) ? decimal(field) : null;
    }

    BigDecimal decimalOr(String field, BigDecimal otherwise) {
        return has(field) ? decimal(field) : otherwise;
    }

    String text(String field, String expected) {
        JsonNode value = node(field);
        if (value == null || !value.isString()) {
            expected(field, expected);
            return "";
        }
        return value.stringValue();
    }

    boolean flagOr(String field, boolean otherwise) {
        JsonNode value = node(field);
        if (value == null) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            expected(field, "true or false");
            return otherwise;
        }
        return value.booleanValue();
    }

    /** One of an enum's constants by name. */
    <E extends Enum<E>> E oneOf(String field, E otherwise, List<E> allowed) {
        if (!has(field)) {
            return otherwise;
        }
        String name = text(field, namesOf(allowed));
        for (E constant : allowed) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        if (!name.isEmpty()) {
            expected(field, namesOf(allowed));
        }
        return otherwise;
    }

    /** Notes that the field is missing or not what was expected. */
    void expected(String field, String expected) {
        violations.expected(at(field), expected, shown(json.get(field)));
    }

    /** Notes every field that nobody asked for: a misspelt optional field would otherwise be dropped in silence. */
    void refuseOthers() {
        if (json.isObject()) {
            for (String name : json.propertyNames()) {
                if (!known.contains(name)) {
                    violations.add(
                            pointer + "/" + name.replace("~", "~0").replace("/", "~1"),
                            "expected one of " + String.join(", ", new TreeSet<>(known))
                                    + ", but this field is unknown");
                }
            }
        }
    }

    /** Which other fields belong here cannot be said. */
    void ignoreOthers() {
        known.addAll(json.propertyNames());
    }

    private @Nullable BigDecimal read(String field) {
        JsonNode value = node(field);
        return value != null
                        && value.isString()
                        && DECIMAL.matcher(value.stringValue()).matches()
                ? new BigDecimal(value.stringValue())
                : null;
    }

    private static <E extends Enum<E>> String namesOf(List<E> allowed) {
        return "one of " + String.join(", ", allowed.stream().map(Enum::name).toList());
    }

    /** A string without its quotes, anything else as JSON, cut where it is long; null when missing. */
    private static @Nullable String shown(@Nullable JsonNode value) {
        if (value == null || value.isMissingNode()) {
            return null;
        }
        if (value.isString()) {
            return value.stringValue();
        }
        return value.isContainer()
                ? "a JSON " + value.getNodeType().name().toLowerCase(Locale.ROOT)
                : "the JSON " + value;
    }
}
