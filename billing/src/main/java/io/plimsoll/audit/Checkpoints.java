package io.plimsoll.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file of checkpoints: one line of JSON each, only ever appended, outside the database, so that whoever can rewrite the
 * one cannot rewrite both. Each line names the hash of the line before it and is signed.
 */
public final class Checkpoints {

    static final JsonMapper JSON = JsonMapper.shared();

    /**
     * A line of the file.
     *
     * @param previous SHA-256 of the line before, without its line end
     * @param signature Ed25519 over {@link #words}, in Base64
     */
    record Line(long sequenceNumber, String hash, String signedAt, String previous, String signature) {

        static byte[] words(long sequenceNumber, String hash, String signedAt, String previous) {
            return "plimsoll audit checkpoint\n%d\n%s\n%s\n%s\n"
                    .formatted(sequenceNumber, hash, signedAt, previous)
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private final Path file;
    private final CheckpointKey key;
    private long writtenTo;
    private @Nullable String lastLine;

    public Checkpoints(Path file, CheckpointKey key) {
        this.file = file;
        this.key = key;
    }

    public Path file() {
        return file;
    }

    /** Of the key that signs, in Base64, as X.509 writes it. */
    public String publicKey() {
        return key.publicKey();
    }

    /**
     * Signs a place and writes it to the disk itself, unless the file is there already.
     *
     * @return whether a line was written
     */
    public synchronized boolean add(AuditChain.Head head, Instant at) {
        String last = lastLine();
        if (head.sequenceNumber() <= writtenTo) {
            return false;
        }
        String previous = last.isEmpty() ? ChainHash.NONE : ChainHash.of(last.getBytes(StandardCharsets.UTF_8));
        String signedAt = at.toString();
        byte[] words = Line.words(head.sequenceNumber(), head.hash(), signedAt, previous);
        String line = JSON.writeValueAsString(
                new Line(head.sequenceNumber(), head.hash(), signedAt, previous, key.sign(words)));
        append(line);
        lastLine = line;
        writtenTo = head.sequenceNumber();
        return true;
    }

    /** From the first line on; an absent file has none. */
    CheckpointReader read() {
        return CheckpointReader.of(file, key);
    }

    private String lastLine() {
        String known = lastLine;
        if (known != null) {
            return known;
        }
        String last = "";
        try {
            if (Files.exists(file)) {
                cutTornLine();
                try (var lines = Files.lines(file)) {
                    last = lines.reduce("", (before, line) -> line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        writtenTo = last.isEmpty() ? 0 : JSON.readValue(last, Line.class).sequenceNumber();
        lastLine = last;
        return last;
    }

    private void append(String line) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rwd")) {
                open.seek(open.length());
                open.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that a killed process left without its end was never a checkpoint. */
    private void cutTornLine() throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            long end = open.length();
            while (end > 0) {
                open.seek(end - 1);
                if (open.read() == '\n') {
                    break;
                }
                end--;
            }
            if (end < open.length()) {
                open.setLength(end);
            }
        }
    }
}
