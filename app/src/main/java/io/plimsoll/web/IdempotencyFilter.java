package io.plimsoll.web;

import io.plimsoll.access.IdempotencyRecords;
import io.plimsoll.access.IdempotencyRecords.Answer;
import io.plimsoll.security.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes a POST with an {@code Idempotency-Key} happen once. The first answer is stored in the transaction of its effect,
 * so either both are there or neither; whoever repeats the request gets that answer again. Only successes are stored: a
 * refused request changed nothing and may be corrected under the same key.
 */
final class IdempotencyFilter extends OncePerRequestFilter {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";
    // It waits for others' transactions, so it must not hold them up with one of its own.
    private static final String ADVANCES_THE_CLOCK = "/api/v1/test-clock/advance";
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]{1,255}");

    private final IdempotencyRecords records;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;
    private final InstantSource clock;
    private final HandlerExceptionResolver problems;

    IdempotencyFilter(
            IdempotencyRecords records,
            PlatformTransactionManager transactions,
            InstantSource clock,
            HandlerExceptionResolver problems) {
        this.records = records;
        this.transaction = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.clock = clock;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !request.getRequestURI().startsWith("/api/v1/")
                || request.getHeader(KEY) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            String key = key(request);
            RequestDigest digest = RequestDigest.of(request);
            Answer answer = transaction.execute(status -> {
                Answer given = answerOnce(key, digest, response, chain);
                if (given.status() >= 300) {
                    status.setRollbackOnly();
                }
                return given;
            });
            // Only now, after the commit, does the caller learn of the effect.
            send(Objects.requireNonNull(answer), response);
        } catch (Failed failed) {
            throw new ServletException(failed.getCause());
        } catch (RuntimeException refused) {
            response.reset();
            if (problems.resolveException(request, response, null, refused) == null) {
                throw refused;
            }
        }
    }

    private Answer answerOnce(String key, RequestDigest digest, HttpServletResponse response, FilterChain chain) {
        String caller = caller();
        String operation = "POST " + digest.request().getRequestURI();
        if (!records.take(caller, key)) {
            throw new RefusedRequest(
                    HttpStatus.CONFLICT,
                    "idempotency-key-in-flight",
                    "expected the first request under this idempotency key to be answered, but it is still in work");
        }
        Optional<Answer> before = records.find(caller, key);
        if (before.isPresent()) {
            if (!before.get().requestHash().equals(digest.sha256())) {
                throw new RefusedRequest(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "idempotency-key-reused",
                        "expected the request first sent under this idempotency key, but this is another one");
            }
            response.setHeader(REPLAYED, "true");
            return before.get();
        }
        Answer answer = digest.request().getRequestURI().equals(ADVANCES_THE_CLOCK)
                ? Objects.requireNonNull(apart.execute(_ -> answer(operation, digest, response, chain)))
                : answer(operation, digest, response, chain);
        if (answer.status() < 300) {
            byte[] kept = AnswerToKeep.bytes(digest.request());
            records.store(caller, key, kept == null ? answer : answer.withBody(kept), clock.instant());
        }
        return answer;
    }

    private static Answer answer(
            String operation, RequestDigest digest, HttpServletResponse response, FilterChain chain) {
        ContentCachingResponseWrapper buffer = new ContentCachingResponseWrapper(response);
        try {
            chain.doFilter(digest.request(), buffer);
        } catch (IOException | ServletException e) {
            throw new Failed(e);
        }
        return new Answer(
                operation,
                digest.sha256(),
                buffer.getStatus(),
                Objects.requireNonNullElse(buffer.getContentType(), ""),
                buffer.getHeader(HttpHeaders.LOCATION),
                buffer.getContentAsByteArray());
    }

    private static void send(Answer answer, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(answer.status());
        if (!answer.type().isEmpty()) {
            response.setContentType(answer.type());
        }
        if (answer.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private static String key(HttpServletRequest request) {
        String key = Objects.requireNonNullElse(request.getHeader(KEY), "");
        if (!PRINTABLE.matcher(key).matches()) {
            throw new RefusedRequest(
                    HttpStatus.BAD_REQUEST,
                    "invalid-idempotency-key",
                    "expected an Idempotency-Key of 1 to 255 printable characters without spaces, but this is none");
        }
        return key;
    }

    private static String caller() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
            return caller.actor().name();
        }
        throw new IllegalStateException("expected a caller behind an idempotency key, but there is none");
    }

    /** Carries a checked failure out of the transaction, which it rolls back. */
    private static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Failed(Exception cause) {
            super(cause);
        }

        @Override
        public synchronized @Nullable Exception getCause() {
            return super.getCause() instanceof Exception cause ? cause : null;
        }
    }
}
