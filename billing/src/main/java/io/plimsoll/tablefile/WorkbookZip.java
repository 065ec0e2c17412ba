package io.plimsoll.tablefile;

import io.plimsoll.kernel.BillingException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The parts of a workbook. All of them are unfolded once, into nothing, before any is read: too many, too large or too dense
 * ones, and parts that a table has no use for, end it there.
 */
final class WorkbookZip {

    private static final int ENTRIES_AT_MOST = 500;
    private static final long BYTES_AT_MOST = 64_000_000;

    /** Sheets shrink to a twentieth, at the most to a hundredth; what shrinks further is made to. */
    private static final int RATIO_AT_MOST = 200;

    private static final long RATIO_COUNTS_FROM_BYTES = 1_000_000;

    private static final List<String> MACROS = List.of(
            "vbaproject",
            "vbadata",
            "xl/macrosheets/",
            "xl/dialogsheets/",
            "xl/activex/",
            "customui/",
            "xl/webextensions/");
    private static final List<String> LINKS =
            List.of("xl/externallinks/", "xl/embeddings/", "xl/connections", "xl/querytables/", "xl/model/");

    private final byte[] file;

    WorkbookZip(byte[] file) {
        this.file = file;
        check();
    }

    /** Something that is read from a part. */
    interface Reading<T> {
        T from(InputStream part) throws IOException;
    }

    /** Reads one part; names do not tell capital letters apart. Refused when it is not there. */
    <T> T read(String name, Reading<T> reading) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (plain(entry).equals(plain(name))) {
                    return reading.from(new Uncloseable(zip));
                }
            }
        } catch (IOException e) {
            throw broken();
        }
        throw TableFileRefusal.UNREADABLE_FILE.because(
                "expected an XLSX file, but it lacks the part `" + Texts.brief(name) + "`");
    }

    /** The names of all parts whose names end so. */
    Set<String> named(String ending) {
        Set<String> names = new HashSet<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (plain(entry).endsWith(ending)) {
                    names.add(entry.getName());
                }
            }
        } catch (IOException e) {
            throw broken();
        }
        return names;
    }

    private void check() {
        Set<String> names = new HashSet<>();
        long total = 0;
        byte[] buffer = new byte[16_384];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = plain(entry);
                if (!names.add(name)) {
                    throw TableFileRefusal.UNREADABLE_FILE.because(
                            "expected each part once, but `" + Texts.brief(name) + "` is there again");
                }
                if (names.size() > ENTRIES_AT_MOST) {
                    throw TableFileRefusal.FILE_TOO_LARGE.because(
                            "expected at most " + ENTRIES_AT_MOST + " parts in the file, but there are more");
                }
                use(name);
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    total += read;
                    if (total > BYTES_AT_MOST
                            || (total > RATIO_COUNTS_FROM_BYTES && total / file.length > RATIO_AT_MOST)) {
                        throw TableFileRefusal.FILE_TOO_LARGE.because(
                                "expected a file that unfolds to at most " + BYTES_AT_MOST + " bytes and "
                                        + RATIO_AT_MOST + " times its size, but it grows further");
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw broken();
        }
        if (!names.contains("[content_types].xml")) {
            throw TableFileRefusal.UNREADABLE_FILE.because("expected an XLSX file, but it is another kind of zip");
        }
    }

    private static void use(String name) {
        if (MACROS.stream().anyMatch(name::contains)) {
            throw TableFileRefusal.FILE_WITH_MACRO.because(
                    "expected a file without macros, but it has `" + Texts.brief(name) + "`: save it as .xlsx");
        }
        if (LINKS.stream().anyMatch(name::contains)) {
            throw TableFileRefusal.FILE_WITH_EXTERNAL_LINK.because(
                    "expected a file without links to other files, but it has `" + Texts.brief(name) + "`");
        }
        if (name.equals("encryptedpackage")) {
            throw TableFileRefusal.FILE_ENCRYPTED_OR_OLD.because(
                    "expected a file without a password, but it is encrypted");
        }
    }

    private static BillingException broken() {
        return TableFileRefusal.UNREADABLE_FILE.because(
                "expected an XLSX file without a password, but it is broken or encrypted");
    }

    private static String plain(ZipEntry entry) {
        return plain(entry.getName());
    }

    private static String plain(String name) {
        String plain = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return plain.startsWith("/") ? plain.substring(1) : plain;
    }

    /** What reads a part must not close the zip. */
    private static final class Uncloseable extends FilterInputStream {

        Uncloseable(InputStream part) {
            super(part);
        }

        @Override
        public void close() {}
    }
}
