package io.plimsoll.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Single values of a JSON object as texts: a string as it is, a number or a flag as it is written, null as none. */
public final class WireValues {

    private WireValues() {}

    /** @param pointer of the object, for refusals */
    public static Map<String, @Nullable String> texts(String pointer, Map<String, JsonNode> object) {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            if (value.isContainer()) {
                throw RefusedRequest.field(
                        pointer + "/" + name, "expected a single value, but got an object or an array");
            }
            texts.put(name, value.isNull() ? null : value.asString());
        });
        return texts;
    }
}
