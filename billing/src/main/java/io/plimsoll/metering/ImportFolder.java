package io.plimsoll.metering;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.UsageImportId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder where uploads wait for their batch job. A file that is in it by its import's name is whole and on disk. */
final class ImportFolder {

    private static final Logger LOG = LoggerFactory.getLogger(ImportFolder.class);

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path folder;
    private final long maxFileBytes;

    ImportFolder(Path folder, long maxFileBytes) {
        this.folder = folder.toAbsolutePath();
        this.maxFileBytes = maxFileBytes;
    }

    /** Writes an upload to the disk itself, not just to its cache, under a name nobody reads yet. */
    Path spool(InputStream content) {
        Path part = null;
        try {
            Files.createDirectories(folder);
            part = Files.createTempFile(folder, "upload-", ".part");
            discardForgottenParts(part);
            write(content, part);
            return part;
        } catch (IOException e) {
            discard(part);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            discard(part);
            throw e;
        }
    }

    /** Uploads that a killed process left half-way; nobody is still sending what began a day ago. */
    private void discardForgottenParts(Path newest) throws IOException {
        FileTime dayAgo =
                FileTime.from(Files.getLastModifiedTime(newest).toInstant().minus(Duration.ofDays(1)));
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "upload-*.part")) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).compareTo(dayAgo) < 0) {
                    discard(part);
                }
            }
        } catch (NoSuchFileException e) {
            LOG.debug("{} was taken while looked at", e.getFile());
        }
    }

    private void write(InputStream content, Path part) throws IOException {
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            long length = 0;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                length += read;
                if (length > maxFileBytes) {
                    throw new BillingException(
                            MeteringRefusal.FILE_TOO_LARGE,
                            "expected a file of at most " + maxFileBytes + " bytes, but it is larger; split it");
                }
                for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) {
                    file.write(bytes);
                }
            }
            if (length == 0) {
                throw new BillingException(
                        MeteringRefusal.EMPTY_FILE, "expected a file of usage events, but it is empty");
            }
            file.force(true);
        }
    }

    /** Gives a spooled upload the name of its import. */
    void keep(Path part, UsageImportId id) {
        try {
            Files.move(part, file(id), StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel directory = FileChannel.open(folder)) {
                directory.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(UsageImportId id) {
        return folder.resolve(id.toString());
    }

    /** Removes what nobody needs any more; a file that cannot be removed is only a waste of space. */
    void discard(@Nullable Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warn("could not remove {}: {}", file, e.toString());
            }
        }
    }
}
