package io.plimsoll.security;

import io.plimsoll.access.StaffUser;
import io.plimsoll.access.StaffUsers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads a signed-in person's roles afresh for every request, and ends the session of one who was disabled. */
final class FreshCallerFilter extends OncePerRequestFilter {

    private final StaffUsers users;

    FreshCallerFilter(StaffUsers users) {
        this.users = users;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication remembered) {
            Optional<StaffUser> user =
                    users.find(remembered.getPrincipal().login()).filter(known -> !known.disabled());
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            user.ifPresent(known -> context.setAuthentication(new CallerAuthentication(Caller.of(known))));
            SecurityContextHolder.setContext(context);
            HttpSession session = request.getSession(false);
            if (user.isEmpty() && session != null) {
                session.invalidate();
            }
        }
        chain.doFilter(request, response);
    }
}
