package io.plimsoll.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Why a request was refused, left on it by whoever refused it, for the audit record. */
public final class RefusalNote {

    private static final String ATTRIBUTE = RefusalNote.class.getName();

    private RefusalNote() {}

    /** @param code as programs see it; the first note stays */
    public static void leave(HttpServletRequest request, String code) {
        if (request.getAttribute(ATTRIBUTE) == null) {
            request.setAttribute(ATTRIBUTE, code);
        }
    }

    static @Nullable String on(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String code ? code : null;
    }
}
