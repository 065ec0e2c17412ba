package io.plimsoll.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** How far the story is told, kept in the data folder; losing it only means that acts are done again, to no effect. */
final class DemoProgress {

    private final Path file;

    DemoProgress(Path dataFolder) {
        this.file = dataFolder.resolve("demo-acts-done");
    }

    int actsDone() {
        try {
            return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void done(int acts) {
        try {
            Path written = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(written, Integer.toString(acts));
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
