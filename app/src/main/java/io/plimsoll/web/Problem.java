package io.plimsoll.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plimsoll.kernel.RefusalCode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What went wrong, as RFC 9457 writes it.
 *
 * @param type a page of this app that names the code
 * @param code what programs branch on; never changes once released
 * @param errors the fields that were refused, empty when it is not about fields
 * @param correlationId finds the log entry of a failure that is ours; null for all others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        List<Field> errors,
        @Nullable String correlationId) {

    public Problem {
        errors = List.copyOf(errors);
    }

    /**
     * One refused field.
     *
     * @param in body, query, path, header or part
     * @param pointer RFC 6901 JSON pointer within the body, or {@code /name} of a parameter
     */
    public record Field(String in, String pointer, String detail) {

        static Field ofBody(String pointer, String detail) {
            return new Field("body", pointer, detail);
        }
    }

    static Problem of(HttpStatus status, String code, String detail, List<Field> errors) {
        return new Problem("/docs/problems/" + code, title(code), status.value(), detail, code, errors, null);
    }

    static Problem of(HttpStatus status, String code, String detail) {
        return of(status, code, detail, List.of());
    }

    static Problem of(RefusalCode code, String detail, List<Field> errors) {
        return of(statusOf(code.kind()), code.wireName(), detail, errors);
    }

    static HttpStatus statusOf(RefusalCode.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
        };
    }

    Problem withCorrelationId(String id) {
        return new Problem(type, title, status, detail, code, errors, id);
    }

    /** {@code unknown-customer} reads {@code Unknown customer}. */
    private static String title(String code) {
        return code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1).replace('-', ' ');
    }
}
