package io.plimsoll.security;

import io.plimsoll.access.ApiKey;
import io.plimsoll.access.ApiKeys;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Knows a program by its bearer token, and holds each key to its rate. */
final class ApiKeyFilter extends OncePerRequestFilter {

    private static final String BEARER = "bearer ";

    private final ApiKeys keys;
    private final RequestRates keyRates;
    private final RequestRates failureRates;
    private final HandlerExceptionResolver problems;

    ApiKeyFilter(ApiKeys keys, RequestRateLimits limits, HandlerExceptionResolver problems) {
        this.keys = keys;
        this.keyRates = new RequestRates(limits.perSecond(), Duration.ofSeconds(1), limits.burst());
        this.failureRates =
                new RequestRates(limits.failedKeysPerMinute(), Duration.ofMinutes(1), limits.failedKeysPerMinute());
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            Optional<ApiKey> key;
            try {
                key = keys.authenticate(header.substring(BEARER.length()).strip());
            } catch (DataAccessException | TransactionException unavailable) {
                // Outside the dispatcher nobody else would tell a database that is away from a fault of ours.
                problems.resolveException(request, response, null, unavailable);
                return;
            }
            // A right key is never held up by another's wrong ones from the same address.
            Optional<Duration> wait =
                    key.isPresent() ? keyRates.take(key.get().prefix()) : failureRates.take(request.getRemoteAddr());
            if (wait.isPresent()) {
                TooManyRequestsException tooMany = new TooManyRequestsException(
                        key.isPresent()
                                ? "expected fewer requests with this API key, but its rate is used up"
                                : "expected fewer requests with an unknown API key from this address",
                        wait.get());
                problems.resolveException(request, response, null, tooMany);
                return;
            }
            key.ifPresent(known -> {
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(new CallerAuthentication(Caller.of(known)));
                SecurityContextHolder.setContext(context);
            });
        }
        chain.doFilter(request, response);
    }
}
