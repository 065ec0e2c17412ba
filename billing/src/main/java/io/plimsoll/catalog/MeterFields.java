package io.plimsoll.catalog;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.plimsoll.kernel.NaturalKey;
import io.plimsoll.kernel.Violations;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The details of a meter once they are known to be right. */
record MeterFields(
        String eventType,
        Aggregation aggregation,
        @Nullable String property,
        String unit,
        int unitExponent,
        Map<String, List<String>> filters) {

    private static final Pattern PROPERTY = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,99}");
    private static final Pattern UNIT = Pattern.compile("[\\p{L}%][\\p{L}\\p{N} %/.-]{0,39}");
    private static final int UNIT_EXPONENT_MAX = 15;
    private static final int FILTERS_MAX = 20;
    private static final int FILTER_VALUES_MAX = 100;
    private static final int FILTER_VALUE_LENGTH_MAX = 200;

    static MeterFields of(Meter meter) {
        return new MeterFields(
                meter.eventType(),
                meter.aggregation(),
                meter.property(),
                meter.unit(),
                meter.unitExponent(),
                meter.filters());
    }

    /** Whether both count the same: all but the unit's word, which only names it. */
    boolean countsLike(MeterFields other) {
        return equals(new MeterFields(
                other.eventType, other.aggregation, other.property, unit, other.unitExponent, other.filters));
    }

    /** For the audit record. */
    Map<String, Object> words() {
        Map<String, Object> words = new TreeMap<>(Map.of(
                "eventType", eventType,
                "aggregation", aggregation.name(),
                "unit", unit,
                "unitExponent", unitExponent,
                "filters", filters));
        if (property != null) {
            words.put("property", property);
        }
        return words;
    }

    /** Checks all fields; refuses with {@code invalid-meter}. */
    static MeterFields check(MeterDetails details) {
        Violations violations = new Violations();
        String eventType = details.eventType();
        violations.expect(
                eventType != null && NaturalKey.isValid(eventType),
                "/eventType",
                "an event type such as api.calls, of letters, digits and . _ : @ -",
                eventType);
        String unit = details.unit();
        violations.expect(
                unit != null && UNIT.matcher(unit).matches(),
                "/unit",
                "the word for one unit, such as call, of at most 40 letters",
                unit);
        int unitExponent = requireNonNullElse(details.unitExponent(), 0);
        violations.expect(
                unitExponent >= 0 && unitExponent <= UNIT_EXPONENT_MAX,
                "/unitExponent",
                "a whole number from 0 to " + UNIT_EXPONENT_MAX,
                unitExponent);
        Aggregation aggregation = checkAggregation(details, violations);
        Map<String, List<String>> filters = requireNonNullElse(details.filters(), Map.<String, List<String>>of());
        checkFilters(filters, violations);
        violations.refuseAny(CatalogRefusal.INVALID_METER, "a meter");
        return new MeterFields(
                requireNonNull(eventType),
                requireNonNull(aggregation),
                details.property(),
                requireNonNull(unit),
                unitExponent,
                filters);
    }

    private static @Nullable Aggregation checkAggregation(MeterDetails details, Violations violations) {
        Aggregation aggregation = Arrays.stream(Aggregation.values())
                .filter(known -> known.name().equals(details.aggregation()))
                .findFirst()
                .orElse(null);
        violations.expect(
                aggregation != null,
                "/aggregation",
                "one of COUNT, SUM, MAX, LATEST, UNIQUE_COUNT",
                details.aggregation());
        String property = details.property();
        if (aggregation == Aggregation.COUNT) {
            violations.expect(property == null, "/property", "no property with COUNT, which reads none", property);
        } else {
            violations.expect(
                    property != null && PROPERTY.matcher(property).matches(),
                    "/property",
                    "the name of a field in the event's data",
                    property);
        }
        return aggregation;
    }

    private static void checkFilters(Map<String, List<String>> filters, Violations violations) {
        violations.expect(
                filters.size() <= FILTERS_MAX, "/filters", "at most " + FILTERS_MAX + " filters", filters.size());
        filters.forEach((field, values) -> {
            String pointer = "/filters/" + field.replace("~", "~0").replace("/", "~1");
            violations.expect(
                    PROPERTY.matcher(field).matches(), pointer, "the name of a field in the event's data", field);
            violations.expect(
                    values != null
                            && !values.isEmpty()
                            && values.size() <= FILTER_VALUES_MAX
                            && values.stream()
                                    .allMatch(value -> value != null && value.length() <= FILTER_VALUE_LENGTH_MAX),
                    pointer,
                    "1 to " + FILTER_VALUES_MAX + " values that count, as text",
                    values);
        });
    }
}
