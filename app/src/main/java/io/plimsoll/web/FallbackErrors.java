package io.plimsoll.web;

import io.plimsoll.security.OpenToEveryone;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The last word on what nothing else answered: failures of filters and of the container, and every failure of a page.
 * Programs get problem+json, people the template {@code error} with {@code status} and, when it is our fault, {@code
 * correlationId}.
 */
@Controller
@OpenToEveryone
class FallbackErrors implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(FallbackErrors.class);

    @RequestMapping("/error")
    @Nullable
    String error(HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
        HttpStatus status = status(request);
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : "";
        String correlationId = null;
        if (status.is5xxServerError()) {
            correlationId = UUID.randomUUID().toString();
            LOG.error("A request failed; correlation id {}", correlationId, (Throwable)
                    request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        }
        if (ProblemResolver.isForPrograms(path) || !acceptsHtml(request)) {
            ProblemResolver.write(
                    response,
                    correlationId == null
                            ? Problem.of(status, code(status), "expected another request: " + status.getReasonPhrase())
                            : ProblemResolver.internal(correlationId));
            return null;
        }
        response.setStatus(status.value());
        model.addAttribute("status", status.value());
        model.addAttribute("correlationId", correlationId);
        return "error";
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static boolean acceptsHtml(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept == null || accept.contains("text/html") || accept.contains("*/*");
    }

    private static String code(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "unknown-route";
            case FORBIDDEN -> "not-permitted";
            case TOO_MANY_REQUESTS -> "too-many-requests";
            default -> "refused";
        };
    }
}
