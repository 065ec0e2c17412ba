package io.plimsoll.web;

import io.plimsoll.security.RefusalNote;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** A page that shows a {@code refusal} was refused like a call of the API, though its status does not say so. */
final class RefusedPages implements HandlerInterceptor {

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView modelAndView) {
        if (modelAndView != null && modelAndView.getModel().get("refusal") != null) {
            RefusalNote.leave(request, "page-refused");
        }
    }
}
