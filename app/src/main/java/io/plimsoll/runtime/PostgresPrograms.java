package io.plimsoll.runtime;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, carried in the jar and unpacked once into the data folder. */
final class PostgresPrograms {

    static final String VERSION = "18.4";
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private final Path home;

    PostgresPrograms(Path folder) {
        this.home = folder.resolve("postgresql-" + VERSION);
    }

    /** A killed unpacking leaves nothing that looks finished. */
    void unpack() {
        requireSupportedMachine();
        if (Files.isDirectory(home)) {
            return;
        }
        Path unpacking = home.resolveSibling(home.getFileName() + ".new");
        try (InputStream archive = PostgresPrograms.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new IllegalStateException("expected " + ARCHIVE + " on the class path, but it is missing");
            }
            FileSystemUtils.deleteRecursively(unpacking);
            Files.createDirectories(unpacking);
            unpack(archive, unpacking);
            Files.move(unpacking, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL refuses to run as root; inside a user namespace of its own it is nobody in particular. */
    ProcessBuilder command(String program, String... arguments) {
        List<String> words = new ArrayList<>();
        if (Processes.runAsRoot()) {
            words.addAll(List.of("unshare", "--user"));
        }
        words.add(home.resolve("bin").resolve(program).toString());
        words.addAll(List.of(arguments));
        ProcessBuilder command = new ProcessBuilder(words);
        command.environment().keySet().removeIf(variable -> variable.startsWith("PG"));
        command.environment().put("LC_ALL", "C");
        return command;
    }

    private static void requireSupportedMachine() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        if (!os.contains("linux") || !Stream.of("amd64", "x86_64").anyMatch(machine::equals)) {
            throw new StartupRefusal(
                    "the embedded PostgreSQL runs on Linux x86-64, not on %s %s: set PLIMSOLL_POSTGRES_URL and PLIMSOLL_ZEEBE_ADDRESS"
                            .formatted(os, machine));
        }
    }

    private static void unpack(InputStream archive, Path into) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("entry outside of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(parentOf(target));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true)) {
                        throw new IOException("cannot make executable: " + target);
                    }
                }
            }
        }
    }

    private static Path parentOf(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }
}
