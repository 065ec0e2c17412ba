package io.plimsoll.web;

import io.plimsoll.web.Problem.Field;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What to say of a body that could not be read: where, what was expected, what came. */
final class UnreadableBodies {

    private UnreadableBodies() {}

    static Problem problem(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            switch (cause) {
                case RefusedRequest refused -> {
                    return refused.problem();
                }
                case StreamReadException malformed -> {
                    return malformed(malformed);
                }
                case UnrecognizedPropertyException unknown -> {
                    return field(
                            "unknown-field",
                            JsonWords.pointer(unknown),
                            "expected only known fields, but `" + WireJson.brief(unknown.getPropertyName())
                                    + "` is none");
                }
                case MismatchedInputException mismatched -> {
                    return field("invalid-fields", JsonWords.pointer(mismatched), JsonWords.describe(mismatched));
                }
                default -> {}
            }
        }
        return Problem.of(
                HttpStatus.BAD_REQUEST, "missing-body", "expected a body with JSON in it, but there is none to read");
    }

    /** Malformed JSON, by line and column, without a piece of the document. */
    static Problem malformed(StreamReadException malformed) {
        TokenStreamLocation at = malformed.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        String why = malformed.getOriginalMessage().lines().findFirst().orElse("");
        return Problem.of(
                HttpStatus.BAD_REQUEST,
                "malformed-json",
                "expected well-formed JSON, but it breaks off" + where + ": " + WireJson.brief(why));
    }

    private static Problem field(String code, String pointer, String detail) {
        return Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                code,
                "expected valid fields: " + (pointer.isEmpty() ? "the body" : pointer) + " " + detail,
                List.of(Field.ofBody(pointer, detail)));
    }
}
