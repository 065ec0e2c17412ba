package io.plimsoll.web;

import io.plimsoll.access.Role;
import io.plimsoll.audit.AuditEntry;
import io.plimsoll.audit.OwnTransaction;
import io.plimsoll.security.Caller;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * What an auditor looks at is itself on record, before it is shown: while it cannot be recorded, nothing is shown. There is
 * no setting that switches it off.
 */
final class AuditorReads implements HandlerInterceptor {

    private static final int LONGEST_QUERY = 500;

    private final OwnTransaction records;
    private final InstantSource clock;

    AuditorReads(OwnTransaction records, InstantSource clock) {
        this.records = records;
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod
                && request.getDispatcherType() == DispatcherType.REQUEST
                && request.getUserPrincipal() instanceof Authentication authentication
                && authentication.getPrincipal() instanceof Caller caller
                && caller.roles().contains(Role.AUDITOR)) {
            String query = request.getQueryString();
            records.record(new AuditEntry(
                    caller.actor(),
                    "auditor.read",
                    request.getMethod() + " " + request.getRequestURI(),
                    query == null
                            ? Map.of()
                            : Map.of("query", query.substring(0, Math.min(query.length(), LONGEST_QUERY))),
                    clock.instant()));
        }
        return true;
    }
}
