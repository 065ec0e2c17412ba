package io.plimsoll.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Holds each address to a rate of sign-ins, so that one password tried on many logins is slow too. */
final class SignInRateFilter extends OncePerRequestFilter {

    private final RequestRates rates;

    SignInRateFilter(RequestRateLimits limits) {
        this.rates = new RequestRates(limits.signInsPerMinute(), Duration.ofMinutes(1), limits.signInsPerMinute());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !request.getRequestURI().equals(request.getContextPath() + SecurityConfiguration.SIGN_IN);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Duration> wait = rates.take(request.getRemoteAddr());
        if (wait.isPresent()) {
            RefusalNote.leave(request, "sign-in-throttled");
            long seconds = new TooManyRequestsException("", wait.get()).retryAfterSeconds();
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            response.sendError(429);
            return;
        }
        chain.doFilter(request, response);
    }
}
