package io.plimsoll.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says in words, without a Java name in them, what was expected of a JSON value and what came. */
final class JsonWords {

    private JsonWords() {}

    /** RFC 6901 pointer to where reading failed; empty for the whole body. */
    static String pointer(JacksonException e) {
        return e.getPath().stream()
                .map(step -> "/"
                        + (step.getPropertyName() == null
                                ? Integer.toString(step.getIndex())
                                : escape(step.getPropertyName())))
                .collect(Collectors.joining());
    }

    /** {@code tiers[0].upTo} as a pointer: {@code /tiers/0/upTo}. */
    static String pointer(String beanPath) {
        return "/"
                + Arrays.stream(beanPath.split("[.\\[\\]]+"))
                        .map(JsonWords::escape)
                        .collect(Collectors.joining("/"));
    }

    static String describe(MismatchedInputException e) {
        if (e instanceof WireJson.Misread) {
            return e.getOriginalMessage();
        }
        String got = e instanceof InvalidFormatException invalid
                ? "`" + WireJson.brief(String.valueOf(invalid.getValue())) + "`"
                : e.processor() instanceof JsonParser parser ? got(parser.currentToken()) : "something else";
        return "expected " + expected(e.getTargetType()) + ", but got " + got;
    }

    static String got(@Nullable JsonToken token) {
        return switch (token) {
            case START_OBJECT, END_OBJECT, PROPERTY_NAME -> "an object";
            case START_ARRAY, END_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> "something else";
            case null -> "nothing";
        };
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "another value";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type == String.class) {
            return "a string";
        }
        if (List.of(int.class, Integer.class, long.class, Long.class).contains(type)) {
            return "a whole number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "an array" : "an object";
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
