package io.plimsoll.web;

import io.plimsoll.web.Problem.Field;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What to say of parameters, headers and validated fields that are missing or wrong. */
final class InvalidParameters {

    private InvalidParameters() {}

    /** Every field of the body that breaks a rule, at once. */
    static Problem fields(BindException invalid) {
        List<Field> fields = invalid.getFieldErrors().stream()
                .map(error -> Field.ofBody(
                        JsonWords.pointer(error.getField()),
                        Objects.requireNonNullElse(error.getDefaultMessage(), "expected another value")))
                .distinct()
                .sorted(java.util.Comparator.comparing(Field::pointer))
                .toList();
        return Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid-fields",
                "expected valid fields, but "
                        + String.join(", ", fields.stream().map(Field::pointer).toList())
                        + (fields.size() == 1 ? " is not" : " are not"),
                fields);
    }

    static Problem parameters(HandlerMethodValidationException invalid) {
        List<Field> fields = invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new Field(
                                in(result.getMethodParameter()),
                                "/" + result.getMethodParameter().getParameterName(),
                                Objects.requireNonNullElse(error.getDefaultMessage(), "expected another value"))))
                .toList();
        return parameter("expected valid parameters, but some are not", fields);
    }

    static Problem mismatch(TypeMismatchException mismatch) {
        String name = Objects.requireNonNullElse(mismatch.getPropertyName(), "");
        String in = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? in(argument.getParameter())
                : "query";
        String detail = reason(mismatch);
        return parameter(
                "expected a valid parameter `" + name + "`: " + detail, List.of(new Field(in, "/" + name, detail)));
    }

    static Problem missing(MissingRequestValueException missing) {
        String detail = "expected it to be there, but it is missing";
        return switch (missing) {
            case MissingServletRequestParameterException parameter ->
                parameter(
                        "expected a parameter `" + parameter.getParameterName() + "`, but it is missing",
                        List.of(new Field("query", "/" + parameter.getParameterName(), detail)));
            case MissingRequestHeaderException header ->
                parameter(
                        "expected a header `" + header.getHeaderName() + "`, but it is missing",
                        List.of(new Field("header", "/" + header.getHeaderName(), detail)));
            default -> parameter("expected another parameter, but it is missing", List.of());
        };
    }

    static Problem missingPart(String name) {
        return parameter(
                "expected a part `" + name + "` in the multipart body, but it is missing",
                List.of(new Field("part", "/" + name, "expected it to be there, but it is missing")));
    }

    private static Problem parameter(String detail, List<Field> fields) {
        return Problem.of(HttpStatus.BAD_REQUEST, "invalid-parameter", detail, fields);
    }

    private static String in(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(PathVariable.class) ? "path" : "query";
    }

    /** Our own sentence where a reader gave one; never a Java name. */
    private static String reason(TypeMismatchException mismatch) {
        for (Throwable cause = mismatch.getCause(); cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (cause instanceof IllegalArgumentException && message != null && message.startsWith("expected ")) {
                return message;
            }
        }
        Class<?> type = mismatch.getRequiredType();
        String value = WireJson.brief(String.valueOf(mismatch.getValue()));
        return type != null && type.isEnum()
                ? "expected one of " + List.of(type.getEnumConstants()) + ", but got `" + value + "`"
                : "expected another value than `" + value + "`";
    }
}
