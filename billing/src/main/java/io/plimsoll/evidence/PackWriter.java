package io.plimsoll.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes files into a zip one after the other and remembers their hashes, not their content. */
final class PackWriter {

    /** A zip wants a time for each file; the time of reading would make each pack another one. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final Map<String, String> hashes = new TreeMap<>();

    PackWriter(OutputStream out) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** What a file's content is written with. */
    @FunctionalInterface
    interface Content {

        void writeTo(OutputStream out) throws IOException;
    }

    void text(String path, String text) throws IOException {
        file(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    void file(String path, Content content) throws IOException {
        MessageDigest digest = sha256();
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        content.writeTo(new Hashing(zip, digest));
        zip.closeEntry();
        hashes.put(path, HexFormat.of().formatHex(digest.digest()));
    }

    /** One line a file, {@code <SHA-256>  <path>}, in the order of the paths. */
    String manifest() {
        StringBuilder lines = new StringBuilder();
        hashes.forEach(
                (path, hash) -> lines.append(hash).append("  ").append(path).append('\n'));
        return lines.toString();
    }

    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected SHA-256 in every Java, but it is missing", e);
        }
    }

    private static final class Hashing extends OutputStream {

        private final OutputStream out;
        private final MessageDigest digest;

        Hashing(OutputStream out, MessageDigest digest) {
            this.out = out;
            this.digest = digest;
        }

        @Override
        public void write(int one) throws IOException {
            digest.update((byte) one);
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            digest.update(bytes, offset, length);
            out.write(bytes, offset, length);
        }
    }
}
