package io.plimsoll.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The folder {@code outbox} of the data folder. */
@Component
class OutboxFolder {

    private final Path folder;

    OutboxFolder(@Value("${plimsoll.data}") String data) {
        this.folder = Path.of(data, "outbox");
    }

    /**
     * Writes a file whole: beside its place, to disk, then renamed. Writing it again replaces it.
     *
     * @param name with {@code /} between folders
     * @return the file's name below the data folder
     */
    String write(String name, String content) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            // Its own name, because a job that was given out twice may be at the same file.
            Path partial = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".part");
            try {
                writeToDisk(partial, content);
                Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(partial);
            }
            // The rename itself is on disk only when the folder is.
            try (FileChannel entries = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                entries.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return "outbox/" + name;
    }

    private static void writeToDisk(Path file, String content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
