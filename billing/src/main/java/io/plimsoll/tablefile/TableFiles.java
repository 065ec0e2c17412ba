package io.plimsoll.tablefile;

import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.PolicyTable;
import io.plimsoll.rules.table.PolicyTableException;
import io.plimsoll.rules.table.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes tables as files and reads them back. */
public final class TableFiles {

    public static final String CSV_MEDIA_TYPE = "text/csv";
    public static final String XLSX_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** How many bytes a file may have. */
    static final int FILE_BYTES_AT_MOST = 5_000_000;

    private TableFiles() {}

    /** The canonical CSV of a table that can be read; else its cells as they are. */
    public static String csv(TableSchema schema, List<Map<String, String>> rows) {
        try {
            return PolicyTable.of(schema, rows).csv();
        } catch (PolicyTableException unreadable) {
            return CsvFile.write(schema, columns(schema, rows), rows);
        }
    }

    /** A workbook of one sheet, every cell a text, so that no spreadsheet rounds it. The same rows give the same bytes. */
    public static byte[] xlsx(TableSchema schema, List<Map<String, String>> rows) {
        return XlsxWriting.write(schema.set(), columns(schema, rows), rows);
    }

    /** Reads CSV or XLSX, whichever it is. */
    public static TableReading read(TableSchema schema, byte[] file) {
        if (file.length > FILE_BYTES_AT_MOST) {
            throw TableFileRefusal.FILE_TOO_LARGE.because(
                    "expected a file of at most " + FILE_BYTES_AT_MOST + " bytes, but it has " + file.length);
        }
        if (startsWith(file, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw TableFileRefusal.FILE_ENCRYPTED_OR_OLD.because(
                    "expected an XLSX file without a password, but it is encrypted or an old .xls: save it as .xlsx");
        }
        return startsWith(file, 'P', 'K', 3, 4) ? new XlsxFile(file).read(schema) : CsvFile.read(schema, file);
    }

    /** The id, then the columns; those of attributes only where a row fills them. */
    private static List<String> columns(TableSchema schema, List<Map<String, String>> rows) {
        List<String> columns = new ArrayList<>(List.of(TableSchema.ROW_ID));
        for (Column<?> column : schema.columns()) {
            boolean isAttribute = column.name().contains(".");
            if (!isAttribute || rows.stream().anyMatch(row -> row.containsKey(column.name()))) {
                columns.add(column.name());
            }
        }
        return columns;
    }

    private static boolean startsWith(byte[] file, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (file.length <= i || Byte.toUnsignedInt(file[i]) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
