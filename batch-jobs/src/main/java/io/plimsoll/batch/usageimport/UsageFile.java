package io.plimsoll.batch.usageimport;

import io.plimsoll.metering.CloudEvents;
import io.plimsoll.metering.LineReader;
import io.plimsoll.metering.LineReader.EndlessLineException;
import io.plimsoll.metering.UsageEventLine;
import io.plimsoll.metering.UsageImport.Format;
import io.plimsoll.metering.UsageImportRow;
import io.plimsoll.metering.UsageImportWork;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** An uploaded file, read once from front to back in chunks of bounded size. */
final class UsageFile implements AutoCloseable {

    /** Rows of a chunk, and so of a transaction. */
    static final int CHUNK_ROWS = 5_000;

    /** A chunk ends earlier when its rows are large, so that memory is bounded whatever they hold. */
    private static final int CHUNK_BYTES = 4 * 1024 * 1024;

    /** Holds the characters kept of a row in any script. */
    private static final int CONTENT_BYTES = 4 * UsageImportWork.CONTENT_LENGTH_MAX;

    private static final int GZIP_BUFFER_BYTES = 64 * 1024;
    private static final int GZIP_MAGIC = 0x1F8B;

    private final InputStream in;
    private final LineReader lines;
    private final RowFormat rowFormat;
    private long rowsRead;

    private UsageFile(InputStream in, Format format) throws IOException {
        this.in = in;
        this.lines = new LineReader(in);
        this.rowFormat = format == Format.CSV ? csv() : CloudEvents::line;
    }

    /** Opens the file at the row after {@code rowsBefore}. */
    static UsageFile open(Path file, Format format, long rowsBefore) {
        UsageFile opened = open(file, format);
        try {
            opened.skip(rowsBefore);
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    @SuppressWarnings("MustBeClosedChecker")
    private static UsageFile open(Path file, Format format) {
        InputStream in = null;
        try {
            in = new BufferedInputStream(Files.newInputStream(file));
            boolean packed = startsWithGzipMagic(in);
            if (packed != (format == Format.JSONL_GZ)) {
                throw new UnreadableFileException(
                        packed
                                ? "expected text, but the file is packed with gzip; name it .jsonl.gz"
                                : "expected a file packed with gzip, but it is not; name it .jsonl");
            }
            return new UsageFile(packed ? new GZIPInputStream(in, GZIP_BUFFER_BYTES) : in, format);
        } catch (IOException e) {
            closeQuietly(in);
            throw unreadable(e, 0);
        } catch (RuntimeException e) {
            closeQuietly(in);
            throw e;
        }
    }

    /** Rows of the file before the next chunk. */
    long rowsRead() {
        return rowsRead;
    }

    /** The next rows, none at the end of the file. What was read before the file breaks off is answered first. */
    List<UsageImportRow> nextChunk() {
        List<UsageImportRow> rows = new ArrayList<>();
        int bytes = 0;
        while (rows.size() < CHUNK_ROWS && bytes < CHUNK_BYTES) {
            byte[] line;
            try {
                line = lines.next();
            } catch (IOException e) {
                if (rows.isEmpty()) {
                    throw unreadable(e, lines.number());
                }
                // The next chunk meets the same break with nothing before it.
                break;
            }
            if (line == null) {
                break;
            }
            bytes += line.length;
            rows.add(row(rows.size(), line));
        }
        rowsRead += rows.size();
        return rows;
    }

    @Override
    public void close() {
        closeQuietly(in);
    }

    private UsageImportRow row(int index, byte[] line) {
        UsageEventLine read = rowFormat.read(index, line);
        String content = new String(line, 0, Math.min(line.length, CONTENT_BYTES), StandardCharsets.UTF_8);
        return new UsageImportRow(lines.number(), read, content);
    }

    private RowFormat csv() throws IOException {
        byte[] header = lines.next();
        if (header == null) {
            throw new UnreadableFileException("expected a header line, but the file holds nothing but blank lines");
        }
        return new CsvRows(header);
    }

    private void skip(long rows) {
        try {
            for (long row = 0; row < rows; row++) {
                if (lines.next() == null) {
                    throw new IllegalStateException(
                            "expected " + rows + " rows that were read before, but the file has " + row);
                }
            }
        } catch (IOException e) {
            throw unreadable(e, lines.number());
        }
        rowsRead = rows;
    }

    private static boolean startsWithGzipMagic(InputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP_MAGIC;
    }

    private static RuntimeException unreadable(IOException e, long line) {
        return switch (e) {
            case EOFException _ ->
                new UnreadableFileException(
                        "expected the gzip file to go on, but it breaks off after line " + line
                                + "; the rows before are in",
                        e);
            case ZipException _ ->
                new UnreadableFileException(
                        "expected a gzip file, but it is damaged after line " + line + ": " + e.getMessage()
                                + "; the rows before are in",
                        e);
            case EndlessLineException _ -> new UnreadableFileException(String.valueOf(e.getMessage()), e);
            default -> new UncheckedIOException(e);
        };
    }

    private static void closeQuietly(@Nullable InputStream in) {
        if (in != null) {
            try {
                in.close();
            } catch (IOException _) {
                // It was only read.
            }
        }
    }
}
