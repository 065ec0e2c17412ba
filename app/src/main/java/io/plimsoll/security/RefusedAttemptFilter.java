package io.plimsoll.security;

import io.plimsoll.audit.AuditEntry;
import io.plimsoll.audit.RefusedAttempts;
import io.plimsoll.kernel.Actor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Has the audit record told of what callers tried in vain: what their roles or a forged form do not allow, sign-ins and keys
 * that do not fit, and decisions that came too late or from the wrong hand.
 */
final class RefusedAttemptFilter extends OncePerRequestFilter {

    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST_LOGIN = 64;

    /** Where people decide on something; a conflict elsewhere is everyday life. */
    private static final Pattern DECISIONS =
            Pattern.compile("(/api/v1)?/(policies|policy-submissions|tasks|user-tasks)/.*");

    // Floods come in real time, whatever a sandbox's clock says.
    private final InstantSource wallClock = InstantSource.system();
    private final RefusedAttempts attempts;
    private final InstantSource clock;

    RefusedAttemptFilter(RefusedAttempts attempts, InstantSource clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } finally {
            String action = action(request, response.getStatus());
            if (action != null) {
                attempts.record(entry(action, request, response.getStatus()), wallClock.instant());
            }
        }
    }

    private static @Nullable String action(HttpServletRequest request, int status) {
        String note = RefusalNote.on(request);
        if (note != null && note.startsWith("sign-in")) {
            return "attempt.sign-in";
        }
        if (status == HttpStatus.FORBIDDEN.value()) {
            return "forged-form".equals(note) ? "attempt.forged" : "attempt.forbidden";
        }
        if (status == HttpStatus.UNAUTHORIZED.value()) {
            return request.getHeader(HttpHeaders.AUTHORIZATION) == null ? null : "attempt.unknown-key";
        }
        boolean decides = !request.getMethod().equals("GET")
                && DECISIONS.matcher(request.getRequestURI()).matches();
        return decides && (status == HttpStatus.CONFLICT.value() || "page-refused".equals(note))
                ? "attempt.refused"
                : null;
    }

    private AuditEntry entry(String action, HttpServletRequest request, int status) {
        Map<String, String> detail = new TreeMap<>();
        detail.put("status", Integer.toString(status));
        detail.put("address", request.getRemoteAddr());
        String note = RefusalNote.on(request);
        if (note != null) {
            detail.put("code", note);
        }
        // Asked of the form of the sign-in alone: elsewhere it would begin to read a body that nobody wanted.
        String login = action.equals("attempt.sign-in") ? request.getParameter("login") : null;
        if (login != null) {
            detail.put("login", storable(login, LONGEST_LOGIN));
        }
        String subject = storable(request.getMethod() + " " + request.getRequestURI(), LONGEST_SUBJECT);
        return new AuditEntry(actor(request), action, subject, detail, clock.instant());
    }

    /** One nobody knows is named by the address. */
    private static Actor actor(HttpServletRequest request) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
                ? known.getPrincipal().actor()
                : new Actor("address:" + request.getRemoteAddr());
    }

    private static String storable(String text, int most) {
        String plain = text.replaceAll("\\p{Cntrl}|[\\uD800-\\uDFFF]", "?");
        return plain.length() <= most ? plain : plain.substring(0, most);
    }
}
