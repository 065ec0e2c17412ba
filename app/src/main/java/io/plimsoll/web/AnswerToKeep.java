package io.plimsoll.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** What is kept under an idempotency key instead of an answer with a secret in it: secrets are shown once, stored never. */
public final class AnswerToKeep {

    private static final String ATTRIBUTE = AnswerToKeep.class.getName();

    private AnswerToKeep() {}

    public static void insteadOfSecret(HttpServletRequest request, Object answer) {
        request.setAttribute(ATTRIBUTE, answer);
    }

    static byte @Nullable [] bytes(HttpServletRequest request) {
        Object answer = request.getAttribute(ATTRIBUTE);
        return answer == null ? null : WireJson.MAPPER.writeValueAsBytes(answer);
    }
}
