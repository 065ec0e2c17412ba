package io.plimsoll.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads checkpoints line by line and says of each whether it can be believed. */
final class CheckpointReader implements AutoCloseable {

    private final BufferedReader lines;
    private final CheckpointKey key;
    private String previous = ChainHash.NONE;
    private long place;
    private int number;

    private CheckpointReader(Reader lines, CheckpointKey key) {
        this.lines = new BufferedReader(lines);
        this.key = key;
    }

    static CheckpointReader of(Path file, CheckpointKey key) {
        try {
            return new CheckpointReader(
                    Files.exists(file)
                            ? Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)
                            : Reader.nullReader(),
                    key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nullable
    Checkpoint next() {
        try {
            String line = lines.readLine();
            if (line == null) {
                return null;
            }
            number++;
            Checkpoint checkpoint = checked(line);
            previous = ChainHash.of(line.getBytes(StandardCharsets.ISO_8859_1));
            place = checkpoint.sequenceNumber();
            return checkpoint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Checkpoint checked(String text) {
        try {
            Checkpoints.Line line = Checkpoints.JSON.readValue(text, Checkpoints.Line.class);
            boolean genuine = line.previous().equals(previous)
                    && line.sequenceNumber() > place
                    && key.verifies(
                            Checkpoints.Line.words(
                                    line.sequenceNumber(), line.hash(), line.signedAt(), line.previous()),
                            line.signature());
            return genuine
                    ? new Checkpoint(line.sequenceNumber(), line.hash(), Instant.parse(line.signedAt()), null)
                    : forged();
        } catch (JacksonException | DateTimeException | NullPointerException e) {
            return forged();
        }
    }

    /** It stands where it is met: right after the one before it. */
    private Checkpoint forged() {
        return new Checkpoint(
                place,
                ChainHash.NONE,
                Instant.EPOCH,
                "expected line %d of the checkpoints as it was signed, but it was changed".formatted(number));
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
