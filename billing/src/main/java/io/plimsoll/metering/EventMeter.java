package io.plimsoll.metering;

import static io.plimsoll.metering.BadUsageEvent.quote;

import io.plimsoll.catalog.Aggregation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A meter as incoming events see it: which of them it counts, and what it reads off each. */
record EventMeter(
        int id,
        String key,
        String eventType,
        Aggregation aggregation,
        @Nullable String property,
        Map<String, List<String>> filters) {

    /** Distinct values are kept in an index entry with their bucket, which bounds them. */
    static final int MAX_VALUE_LENGTH = 256;

    /** More than any counter or byte count needs; sums of them stay far within what PostgreSQL's numeric holds. */
    private static final int MAX_DIGITS = 38;

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,4})?");

    /**
     * What one event says to one meter.
     *
     * @param quantity what it adds, or what it measures; 0 for UNIQUE_COUNT
     * @param value the value whose distinctness counts; null but for UNIQUE_COUNT
     */
    record Reading(
            EventMeter meter, BigDecimal quantity, @Nullable String value) {}

    /** The reading, or null when the meter's filters leave the event out. */
    @Nullable
    Reading read(ObjectNode data) {
        if (!passesFilters(data)) {
            return null;
        }
        return switch (aggregation) {
            case COUNT -> new Reading(this, BigDecimal.ONE, null);
            case SUM, MAX, LATEST -> new Reading(this, number(data), null);
            case UNIQUE_COUNT -> new Reading(this, BigDecimal.ZERO, value(data));
        };
    }

    /** All that decides what the meter counts, in one text. */
    String definition() {
        return String.join("|", eventType, aggregation.name(), property == null ? "" : property)
                + new TreeMap<>(filters);
    }

    private boolean passesFilters(ObjectNode data) {
        for (Map.Entry<String, List<String>> filter : filters.entrySet()) {
            String text = text(data.get(filter.getKey()));
            if (text == null || !filter.getValue().contains(text)) {
                return false;
            }
        }
        return true;
    }

    private BigDecimal number(ObjectNode data) {
        String text = text(data.get(propertyName()));
        if (text == null) {
            throw badNumber("but it is missing");
        }
        if (!DECIMAL.matcher(text).matches() || !EventData.isBounded(text)) {
            throw badNumber("but got " + quote(text));
        }
        BigDecimal number = new BigDecimal(text);
        if (number.signum() < 0) {
            throw badNumber("but got " + quote(text) + "; usage is never negative");
        }
        BigDecimal shortest = number.stripTrailingZeros();
        if (Math.max(shortest.precision(), shortest.precision() - shortest.scale()) > MAX_DIGITS
                || shortest.scale() > MAX_DIGITS) {
            throw badNumber("but got " + quote(text));
        }
        return number.signum() == 0 ? BigDecimal.ZERO : number;
    }

    private BadUsageEvent badNumber(String but) {
        return new BadUsageEvent(
                RejectionCode.BAD_NUMBER,
                "expected `data." + propertyName() + "` as a decimal number of at most " + MAX_DIGITS
                        + " digits for meter `" + key + "`, " + but);
    }

    private String value(ObjectNode data) {
        String text = text(data.get(propertyName()));
        if (text == null || text.isEmpty() || text.length() > MAX_VALUE_LENGTH) {
            throw new BadUsageEvent(
                    RejectionCode.BAD_VALUE,
                    "expected `data." + propertyName() + "` as a value of 1 to " + MAX_VALUE_LENGTH
                            + " characters for meter `" + key + "`, but "
                            + (text == null ? "there is none" : "got " + text.length() + " characters"));
        }
        return text;
    }

    private String propertyName() {
        if (property == null) {
            throw new IllegalStateException("expected meter " + key + " to read a property, but it names none");
        }
        return property;
    }

    /** A plain value as text, the same text that PostgreSQL's {@code ->>} gives; null for anything else. */
    private static @Nullable String text(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (node.isNumber()) {
            return node.decimalValue().toPlainString();
        }
        return node.isString() || node.isBoolean() ? node.asString() : null;
    }
}
