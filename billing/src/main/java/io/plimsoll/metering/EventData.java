package io.plimsoll.metering;

import static io.plimsoll.metering.RejectionCode.BAD_NUMBER;
import static io.plimsoll.metering.RejectionCode.BAD_VALUE;
import static io.plimsoll.metering.RejectionCode.MALFORMED_JSON;
import static io.plimsoll.metering.RejectionCode.NESTED_TOO_DEEPLY;

import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an event's data into a tree that PostgreSQL can store as {@code jsonb} and meters can read: numbers are decimals of
 * bounded size, never doubles; names are unique; text is storable; nesting is bounded.
 */
final class EventData {

    /** Longer than any double or 128-bit integer needs, short enough that no number costs more than its bytes. */
    private static final int MAX_NUMBER_CHARACTERS = 400;

    /** What a double can reach; more would be a trap for the database's numeric. */
    private static final int MAX_NUMBER_EXPONENT = 400;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EventData() {}

    /** Reads the object the parser stands at the start of. */
    static ObjectNode read(JsonParser parser) {
        return object(parser, 1);
    }

    /** Reads what was stored. */
    static ObjectNode parse(String stored) {
        try (JsonParser parser = CloudEventReader.JSON.createParser(ObjectReadContext.empty(), stored)) {
            parser.nextToken();
            return read(parser);
        }
    }

    /** Whether the text is a decimal number that is neither absurdly long nor absurdly large. */
    static boolean isBounded(String number) {
        if (number.length() > MAX_NUMBER_CHARACTERS) {
            return false;
        }
        try {
            BigDecimal value = new BigDecimal(number);
            return Math.abs((long) value.precision() - value.scale()) <= MAX_NUMBER_EXPONENT
                    && Math.abs((long) value.scale()) <= MAX_NUMBER_EXPONENT;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static ObjectNode object(JsonParser parser, int depth) {
        checkDepth(depth);
        ObjectNode object = NODES.objectNode();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonNode value = value(parser, parser.nextToken(), depth);
            if (!Text.isStorable(name)) {
                throw unstorable("a name", name);
            }
            if (object.has(name)) {
                throw new BadUsageEvent(
                        MALFORMED_JSON,
                        "expected each name once, but " + BadUsageEvent.quote(name) + " is there twice");
            }
            object.set(name, value);
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser, int depth) {
        checkDepth(depth);
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(parser, token, depth));
        }
        return array;
    }

    private static JsonNode value(JsonParser parser, JsonToken token, int depth) {
        return switch (token) {
            case START_OBJECT -> object(parser, depth + 1);
            case START_ARRAY -> array(parser, depth + 1);
            case VALUE_STRING -> text(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new BadUsageEvent(MALFORMED_JSON, "expected a JSON value, but got " + token);
        };
    }

    static JsonNode text(String text) {
        if (!Text.isStorable(text)) {
            throw unstorable("text", text);
        }
        return NODES.stringNode(text);
    }

    private static JsonNode number(String text) {
        if (!isBounded(text)) {
            throw new BadUsageEvent(
                    BAD_NUMBER,
                    "expected numbers of at most " + MAX_NUMBER_CHARACTERS + " characters between 1e-"
                            + MAX_NUMBER_EXPONENT + " and 1e" + MAX_NUMBER_EXPONENT + ", but got "
                            + BadUsageEvent.quote(text));
        }
        return NODES.numberNode(new BigDecimal(text));
    }

    private static void checkDepth(int depth) {
        if (depth > CloudEvents.MAX_NESTING) {
            throw new BadUsageEvent(
                    NESTED_TOO_DEEPLY,
                    "expected data nested at most " + CloudEvents.MAX_NESTING + " deep, but it goes deeper");
        }
    }

    private static BadUsageEvent unstorable(String what, String text) {
        return new BadUsageEvent(
                BAD_VALUE,
                "expected " + what + " without U+0000 and broken surrogate pairs, but got "
                        + BadUsageEvent.quote(text));
    }
}
