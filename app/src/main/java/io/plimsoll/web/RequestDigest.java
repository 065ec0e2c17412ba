package io.plimsoll.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * What a POST asks, as one SHA-256: its path, query, media type and body. A multipart body counts by the content of its
 * parts, because its boundary differs each time; the container has spooled them to disk by then.
 *
 * @param request to go on with: its body can be read, from memory if need be
 */
record RequestDigest(String sha256, HttpServletRequest request) {

    static RequestDigest of(HttpServletRequest request) throws IOException, ServletException {
        MessageDigest digest = newDigest();
        try (OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            word(sink, request.getRequestURI());
            word(sink, Objects.requireNonNullElse(request.getQueryString(), ""));
            String type = Objects.requireNonNullElse(request.getContentType(), "");
            if (type.startsWith("multipart/")) {
                for (Part part : request.getParts()) {
                    word(sink, part.getName());
                    word(sink, Objects.requireNonNullElse(part.getSubmittedFileName(), ""));
                    word(sink, Long.toString(part.getSize()));
                    try (InputStream content = part.getInputStream()) {
                        content.transferTo(sink);
                    }
                }
                return new RequestDigest(HexFormat.of().formatHex(digest.digest()), request);
            }
            byte[] body = request.getInputStream().readAllBytes();
            word(sink, type);
            sink.write(body);
            return new RequestDigest(HexFormat.of().formatHex(digest.digest()), new Remembered(request, body));
        }
    }

    private static void word(OutputStream sink, String text) throws IOException {
        sink.write(text.getBytes(StandardCharsets.UTF_8));
        sink.write(0);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected every Java to know SHA-256, but this one does not", e);
        }
    }

    private static final class Remembered extends HttpServletRequestWrapper {

        private final byte[] body;

        Remembered(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new RememberedStream(body);
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class RememberedStream extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        RememberedStream(byte[] body) {
            this.bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int from, int length) {
            return bytes.read(target, from, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("expected a blocking read, but a listener was set");
        }
    }
}
