package io.plimsoll.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Where people are sent: to sign in, to choose a password, on to the page they asked for. */
final class PageDoor {

    static final String CHOOSE_PASSWORD = "/account/password";

    private PageDoor() {}

    /** A part of a page that htmx asks for cannot show a sign-in form: the whole page goes there. */
    static void toSignIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
            throws IOException {
        String signIn = request.getContextPath() + SecurityConfiguration.SIGN_IN;
        if (isPart(request)) {
            response.setHeader("HX-Redirect", signIn);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect(signIn);
        }
    }

    static void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof CsrfException) {
            RefusalNote.leave(request, "forged-form");
        }
        if (request.getUserPrincipal() instanceof CallerAuthentication known
                && known.getPrincipal().mustChangePassword()) {
            response.sendRedirect(request.getContextPath() + CHOOSE_PASSWORD);
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    static void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        RefusalNote.leave(request, refused instanceof StaffSignIn.Throttled ? "sign-in-throttled" : "sign-in-refused");
        String why = refused instanceof StaffSignIn.Throttled throttled ? "wait=" + throttled.seconds() : "refused";
        response.sendRedirect(request.getContextPath() + SecurityConfiguration.SIGN_IN + "?" + why);
    }

    static SavedRequestAwareAuthenticationSuccessHandler letIn(HttpSessionRequestCache asked) {
        SavedRequestAwareAuthenticationSuccessHandler handler = new SavedRequestAwareAuthenticationSuccessHandler() {
            @Override
            public void onAuthenticationSuccess(
                    HttpServletRequest request, HttpServletResponse response, Authentication authentication)
                    throws jakarta.servlet.ServletException, IOException {
                if (authentication instanceof CallerAuthentication known
                        && known.getPrincipal().mustChangePassword()) {
                    response.sendRedirect(request.getContextPath() + CHOOSE_PASSWORD);
                } else {
                    super.onAuthenticationSuccess(request, response, authentication);
                }
            }
        };
        handler.setRequestCache(asked);
        return handler;
    }

    /** Remembers whole pages only, to return to after sign-in. */
    static HttpSessionRequestCache askedPages() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        RequestMatcher wholePage = request -> request.getMethod().equals("GET") && !isPart(request);
        RequestMatcher html = request -> {
            String accept = request.getHeader("Accept");
            return accept != null && accept.contains("text/html");
        };
        cache.setRequestMatcher(new AndRequestMatcher(wholePage, html));
        return cache;
    }

    private static boolean isPart(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }
}
