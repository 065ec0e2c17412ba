package io.plimsoll.web;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.security.RefusalNote;
import io.plimsoll.security.TooManyRequestsException;
import io.plimsoll.web.Problem.Field;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers every failure under {@code /api} and {@code /actuator}, and of pages' scripts, with problem+json; pages have their own words. */
public final class ProblemResolver implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemResolver.class);

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!isForPrograms(request.getRequestURI()) && !isAskedByAScript(request)) {
            return null;
        }
        if (failure instanceof AsyncRequestNotUsableException || response.isCommitted()) {
            LOG.debug("The caller went away", failure);
            return new ModelAndView();
        }
        addHeaders(failure, response);
        try {
            Problem problem = problem(failure);
            RefusalNote.leave(request, problem.code());
            write(response, problem);
        } catch (IOException e) {
            LOG.debug("The caller went away", e);
        }
        return new ModelAndView();
    }

    /** The scripts of our pages ask for JSON alone, and read problems as programs do. */
    private static boolean isAskedByAScript(HttpServletRequest request) {
        return MediaType.APPLICATION_JSON_VALUE.equals(request.getHeader(HttpHeaders.ACCEPT));
    }

    static boolean isForPrograms(String path) {
        return path.startsWith("/api/") || path.equals("/api") || path.startsWith("/actuator");
    }

    static void write(HttpServletResponse response, Problem problem) throws IOException {
        byte[] body = WireJson.MAPPER.writeValueAsBytes(problem);
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    static Problem problem(Exception failure) {
        return switch (failure) {
            case BillingException refused ->
                Problem.of(
                        refused.code(),
                        String.valueOf(refused.getMessage()),
                        refused.violations().stream()
                                .map(violation -> Field.ofBody(violation.pointer(), violation.detail()))
                                .toList());
            case RefusedRequest refused -> refused.problem();
            case AuthenticationException missing ->
                Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "unauthenticated",
                        "expected a header `Authorization: Bearer <api key>` with a key in force, but there is none");
            case AccessDeniedException denied ->
                Problem.of(
                        HttpStatus.FORBIDDEN,
                        "not-permitted",
                        "expected a caller with the permission for this, but your roles do not give it");
            case TooManyRequestsException tooMany ->
                Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", String.valueOf(tooMany.getMessage()));
            case HttpMessageNotReadableException unreadable -> UnreadableBodies.problem(unreadable);
            case BindException invalid -> InvalidParameters.fields(invalid);
            case HandlerMethodValidationException invalid -> InvalidParameters.parameters(invalid);
            case TypeMismatchException mismatch -> InvalidParameters.mismatch(mismatch);
            case MissingRequestValueException missing -> InvalidParameters.missing(missing);
            case MissingServletRequestPartException missing ->
                InvalidParameters.missingPart(missing.getRequestPartName());
            case MaxUploadSizeExceededException tooLarge ->
                Problem.of(
                        HttpStatus.CONTENT_TOO_LARGE, "body-too-large", "expected a smaller file, but it is too large");
            case MultipartException broken ->
                Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "malformed-multipart",
                        "expected a well-formed multipart/form-data body, but it is not");
            case NoResourceFoundException none ->
                Problem.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-route",
                        "expected a known route, but there is none for this path");
            case HttpRequestMethodNotSupportedException wrong ->
                Problem.of(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "method-not-allowed",
                        "expected one of " + wrong.getSupportedHttpMethods() + ", but got " + wrong.getMethod());
            case HttpMediaTypeNotSupportedException wrong ->
                Problem.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported-media-type",
                        "expected a body of type " + wrong.getSupportedMediaTypes() + ", but got "
                                + (wrong.getContentType() == null ? "none" : wrong.getContentType()));
            case HttpMediaTypeNotAcceptableException wrong ->
                Problem.of(
                        HttpStatus.NOT_ACCEPTABLE,
                        "not-acceptable",
                        "expected to answer with " + wrong.getSupportedMediaTypes()
                                + ", but the header Accept does not allow it");
            case ServletRequestBindingException wrong ->
                Problem.of(HttpStatus.BAD_REQUEST, "invalid-request", "expected other parameters or headers");
            case TransientDataAccessException again -> unavailable(again);
            case DataAccessResourceFailureException again -> unavailable(again);
            case CannotCreateTransactionException again -> unavailable(again);
            default -> other(failure);
        };
    }

    private static Problem unavailable(Exception failure) {
        LOG.warn("A request failed for a reason that passes", failure);
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "try-again",
                "expected to answer, but something it needs is busy or away: try again in a moment");
    }

    private static Problem other(Exception failure) {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            return Problem.of(status, "refused", "expected another request: " + status.getReasonPhrase());
        }
        String id = UUID.randomUUID().toString();
        LOG.error("A request failed; correlation id {}", id, failure);
        return internal(id);
    }

    static Problem internal(String correlationId) {
        return Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "internal-error",
                        "expected to answer, but something broke on our side: tell us the correlation id")
                .withCorrelationId(correlationId);
    }

    private static void addHeaders(Exception failure, HttpServletResponse response) {
        switch (failure) {
            case AuthenticationException missing ->
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"plimsoll\"");
            case TooManyRequestsException tooMany ->
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.retryAfterSeconds()));
            case TransientDataAccessException again -> response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            case DataAccessResourceFailureException again -> response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            case CannotCreateTransactionException again -> response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            case HttpRequestMethodNotSupportedException wrong ->
                wrong.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
            default -> {}
        }
    }
}
