package io.plimsoll.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything an instance keeps. A marker file says that it is ours, in which format, and whether it
 * is a sandbox; a lock keeps a second instance out for as long as this one runs.
 */
final class DataFolder implements AutoCloseable {

    /** Raised when an older Plimsoll could no longer read the folder. */
    private static final int FORMAT = 1;

    private static final String MARKER = "plimsoll-data.properties";
    private static final String LOCK = "lock";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path path;
    private final String id;
    private final boolean sandbox;
    private final FileChannel lockChannel;

    private DataFolder(Path path, String id, boolean sandbox, FileChannel lockChannel) {
        this.path = path;
        this.id = id;
        this.sandbox = sandbox;
        this.lockChannel = lockChannel;
    }

    /** Opens or creates the folder and takes its lock; refuses what is not ours, too new, in use or not writable. */
    static DataFolder open(Path path, boolean sandbox) {
        try {
            boolean marked = Files.exists(path.resolve(MARKER));
            if (!marked) {
                refuseForeign(path);
            }
            create(path);
            FileChannel lock = lock(path);
            try {
                return opened(path, sandbox, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (AccessDeniedException e) {
            throw new StartupRefusal("the data folder %s cannot be written by this user".formatted(path), e);
        } catch (IOException e) {
            throw new StartupRefusal("the data folder %s cannot be used: %s".formatted(path, e.getMessage()), e);
        }
    }

    private static DataFolder opened(Path path, boolean sandbox, FileChannel lock) throws IOException {
        Properties marker = readMarker(path);
        if (marker == null) {
            marker = new Properties();
            marker.setProperty("format", Integer.toString(FORMAT));
            marker.setProperty("id", randomHex(16));
            marker.setProperty("sandbox", Boolean.toString(sandbox));
            writeMarker(path, marker);
        }
        int format = format(path, marker);
        if (format > FORMAT) {
            throw new StartupRefusal("the data folder %s was written by a newer Plimsoll (format %d; this one reads %d)"
                    .formatted(path, format, FORMAT));
        }
        boolean wasSandbox = Boolean.parseBoolean(marker.getProperty("sandbox"));
        if (sandbox && !wasSandbox) {
            throw new StartupRefusal(
                    "the data folder %s holds real billing data, and a sandbox would move its clock: name another folder in PLIMSOLL_DATA"
                            .formatted(path));
        }
        return new DataFolder(path, marker.getProperty("id", ""), wasSandbox, lock);
    }

    private static void refuseForeign(Path path) throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new StartupRefusal("the data folder %s is a file".formatted(path));
        }
        if (!Files.isDirectory(path)) {
            return;
        }
        try (Stream<Path> entries = Files.list(path)) {
            // A start that was killed between lock and marker leaves the lock alone.
            if (entries.anyMatch(entry -> !entry.getFileName().toString().startsWith(LOCK)
                    && !entry.getFileName().toString().startsWith(MARKER))) {
                throw new StartupRefusal(
                        "the data folder %s is not empty and not Plimsoll's: name another one in PLIMSOLL_DATA"
                                .formatted(path));
            }
        }
    }

    private static void create(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new StartupRefusal("the data folder %s is in use by another running Plimsoll".formatted(path));
        }
        return channel;
    }

    private static @Nullable Properties readMarker(Path path) throws IOException {
        Path file = path.resolve(MARKER);
        if (!Files.exists(file)) {
            return null;
        }
        Properties marker = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            marker.load(reader);
        }
        return marker;
    }

    private static int format(Path path, Properties marker) {
        String format = marker.getProperty("format", "");
        try {
            return Integer.parseInt(format);
        } catch (NumberFormatException e) {
            throw new StartupRefusal(
                    "the data folder %s has a damaged marker: expected a format number in %s, but found `%s`"
                            .formatted(path, MARKER, format),
                    e);
        }
    }

    private static void writeMarker(Path path, Properties marker) throws IOException {
        Path written = path.resolve(MARKER + ".new");
        try (var writer = Files.newBufferedWriter(written)) {
            marker.store(writer, "Plimsoll keeps its data in this folder");
        }
        Files.move(written, path.resolve(MARKER), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A secret kept in the folder, made up on first use and readable by its owner alone. */
    String secret(String name) {
        try {
            Path folder = Files.createDirectories(path.resolve("secrets"));
            Files.setPosixFilePermissions(folder, OWNER_ONLY);
            Path file = folder.resolve(name);
            if (!Files.exists(file)) {
                Path written = folder.resolve(name + ".new");
                Files.deleteIfExists(written);
                Files.createFile(
                        written, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(written, randomHex(32));
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String randomHex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    Path path() {
        return path;
    }

    /** Made up when the folder was created; together with the path it names this folder's processes. */
    String id() {
        return id;
    }

    boolean sandbox() {
        return sandbox;
    }

    /** A sub-folder, created when missing. */
    Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lockChannel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
