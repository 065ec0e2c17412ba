package io.plimsoll.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses bodies that are too large: at once when the length is announced, else as soon as the limit is passed. Compressed
 * bodies are refused, because what they unfold to is not known before.
 */
final class BodyLimitFilter extends OncePerRequestFilter {

    private final BodyLimits limits;
    private final HandlerExceptionResolver problems;

    BodyLimitFilter(BodyLimits limits, HandlerExceptionResolver problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        DataSize limit = limits.of(request.getRequestURI());
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            refuse(
                    request,
                    response,
                    new RefusedRequest(
                            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                            "unsupported-content-encoding",
                            "expected a body that is not compressed, but its Content-Encoding is `"
                                    + WireJson.brief(encoding) + "`; compressed files are imported"));
        } else if (request.getContentLengthLong() > limit.toBytes()) {
            refuse(request, response, tooLarge(limit));
        } else {
            chain.doFilter(new Limited(request, limit), response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, RefusedRequest refused)
            throws IOException {
        if (problems.resolveException(request, response, null, refused) == null) {
            response.sendError(refused.problem().status());
        }
    }

    private static RefusedRequest tooLarge(DataSize limit) {
        return new RefusedRequest(
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                "expected a body of at most " + limit.toBytes() + " bytes, but it is larger");
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final DataSize limit;

        Limited(HttpServletRequest request, DataSize limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream(), limit);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream source;
        private final DataSize limit;
        private long read;

        LimitedStream(ServletInputStream source, DataSize limit) {
            this.source = source;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int next = source.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = source.read(bytes, from, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > limit.toBytes()) {
                throw tooLarge(limit);
            }
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            source.setReadListener(listener);
        }
    }
}
