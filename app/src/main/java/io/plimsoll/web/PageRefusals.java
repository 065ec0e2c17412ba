package io.plimsoll.web;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.security.RefusalNote;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** A page that a person asked for in vain ends on the error page with the refusal's status, not as our failure. */
final class PageRefusals implements HandlerExceptionResolver {

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        int status = switch (failure) {
            case BillingException refused ->
                Problem.statusOf(refused.code().kind()).value();
            case RefusedRequest refused -> refused.problem().status();
            default -> 0;
        };
        if (status == 0) {
            return null;
        }
        if (failure instanceof BillingException refused) {
            RefusalNote.leave(request, refused.code().wireName());
        }
        try {
            response.sendError(status);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }
}
