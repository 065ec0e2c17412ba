package io.plimsoll.metering;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.Page;
import io.plimsoll.kernel.PageCursor;
import io.plimsoll.kernel.UsageImportId;
import io.plimsoll.metering.UsageImport.Format;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Files of usage events: kept safe on request, then read by a batch job. */
@Component
public class UsageImports {

    /** A file larger than this is split by its sender; packed or not. */
    public static final long MAX_FILE_BYTES = 2L * 1024 * 1024 * 1024;

    private static final int PAGE_SIZE_MAX = 200;
    private static final int FILE_NAME_LENGTH_MAX = 200;

    private final UsageImportRepository imports;
    private final ImportFolder folder;
    private final TransactionTemplate transactions;

    @Autowired
    UsageImports(
            UsageImportRepository imports,
            PlatformTransactionManager transactionManager,
            @Value("${plimsoll.data:./data}") String data) {
        this(imports, transactionManager, new ImportFolder(Path.of(data, "imports"), MAX_FILE_BYTES));
    }

    UsageImports(UsageImportRepository imports, PlatformTransactionManager transactionManager, ImportFolder folder) {
        this.imports = imports;
        this.folder = folder;
        this.transactions = new TransactionTemplate(transactionManager);
    }

    /**
     * Keeps the file on disk, then queues it; when this returns neither can be lost. The name's ending says the format:
     * {@code .jsonl}, {@code .jsonl.gz} or {@code .csv}. Does not close {@code content}.
     */
    public UsageImport request(String fileName, InputStream content, Actor by, Instant at) {
        String name = plainName(fileName);
        Format format = formatOf(name);
        Path part = folder.spool(content);
        try {
            return Objects.requireNonNull(transactions.execute(_ -> {
                UsageImportId id = imports.insert(name, format, by, at);
                // Before the commit: whoever sees the row finds the file.
                folder.keep(part, id);
                return get(id);
            }));
        } finally {
            folder.discard(part);
        }
    }

    /** The import; refused with {@code unknown-usage-import} when there is none. */
    public UsageImport get(UsageImportId id) {
        return imports.find(id)
                .orElseThrow(() -> new BillingException(
                        MeteringRefusal.UNKNOWN_USAGE_IMPORT,
                        "expected usage import `" + id + "` to exist, but there is none of this id"));
    }

    /** Newest first. */
    public Page<UsageImport> list(@Nullable String cursor, int limit) {
        int size = Math.clamp(limit, 1, PAGE_SIZE_MAX);
        List<UsageImport> found = imports.before(cursor == null ? Long.MAX_VALUE : position(cursor), size + 1);
        return found.size() <= size
                ? new Page<>(found, null)
                : new Page<>(
                        found.subList(0, size), cursor(found.get(size - 1).id().value()));
    }

    /** In the order of the file. */
    public Page<UsageImportReject> rejects(UsageImportId id, @Nullable String cursor, int limit) {
        get(id);
        int size = Math.clamp(limit, 1, PAGE_SIZE_MAX);
        List<UsageImportReject> found = imports.rejectsAfter(id, cursor == null ? 0 : position(cursor), size + 1);
        return found.size() <= size
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, size), cursor(found.get(size - 1).rowNumber()));
    }

    /** All rejects as UTF-8 CSV with a header; does not close {@code out}. */
    public void rejectsCsv(UsageImportId id, OutputStream out) {
        get(id);
        try {
            Writer csv = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            csv.write("row,id,code,detail,content\r\n");
            imports.forEachReject(id, reject -> write(csv, reject));
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(UsageImportId id) {
        return folder.file(id);
    }

    void discardFile(UsageImportId id) {
        folder.discard(folder.file(id));
    }

    private static void write(Writer csv, UsageImportReject reject) {
        try {
            String eventId = reject.eventId();
            csv.write(String.join(
                            ",",
                            Long.toString(reject.rowNumber()),
                            cell(eventId == null ? "" : eventId),
                            cell(reject.code()),
                            cell(reject.detail()),
                            cell(reject.content()))
                    + "\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Always quoted. A leading quote keeps a spreadsheet from running what a stranger sent as a formula. */
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }

    /** The last part of what may be a path, printable and not too long. */
    private static String plainName(String fileName) {
        String name =
                Text.printable(fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1));
        return name.length() <= FILE_NAME_LENGTH_MAX
                ? name
                : Text.printable(name.substring(name.length() - FILE_NAME_LENGTH_MAX));
    }

    private static Format formatOf(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".jsonl.gz")) {
            return Format.JSONL_GZ;
        } else if (lower.endsWith(".jsonl")) {
            return Format.JSONL;
        } else if (lower.endsWith(".csv")) {
            return Format.CSV;
        }
        throw new BillingException(
                MeteringRefusal.UNKNOWN_FILE_FORMAT,
                "expected a file name that ends in .jsonl, .jsonl.gz or .csv, but got " + BadUsageEvent.quote(name));
    }

    private static String cursor(long position) {
        return new PageCursor("", position).encode();
    }

    private static long position(String cursor) {
        return PageCursor.decode(cursor)
                .orElseThrow(() -> new BillingException(
                        MeteringRefusal.BAD_CURSOR, "expected the `next` of a page, but got something else"))
                .id();
    }
}
