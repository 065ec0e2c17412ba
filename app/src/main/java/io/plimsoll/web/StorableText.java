package io.plimsoll.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/**
 * Keeps out what the database cannot hold as it came: the character U+0000, which it refuses, and halves of surrogate pairs,
 * which have no bytes. Looked at for every JSON string and every parameter, so that no text field has to.
 */
final class StorableText {

    private static final String EXPECTED =
            "expected text without the character U+0000 and without half a surrogate pair, but there is one";

    private StorableText() {}

    static boolean isStorable(String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == 0) {
                return false;
            }
            if (Character.isSurrogate(character)) {
                boolean pair = at + 1 < text.length() && Character.isSurrogatePair(character, text.charAt(at + 1));
                if (!pair) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }

    /** Of JSON. */
    static final class Strings extends StringDeserializer {

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
            String text = super.deserialize(parser, context);
            if (text != null && !isStorable(text)) {
                throw new WireJson.Misread(parser, EXPECTED, String.class);
            }
            return text;
        }
    }

    /** Of queries and forms. */
    static final class Parameters implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            request.getParameterMap().forEach((name, values) -> {
                for (String value : values) {
                    if (!isStorable(value)) {
                        throw RefusedRequest.parameter(WireJson.brief(name), EXPECTED);
                    }
                }
            });
            return true;
        }
    }
}
