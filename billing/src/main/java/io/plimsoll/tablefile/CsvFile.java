package io.plimsoll.tablefile;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.TableSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tables as CSV. A spreadsheet runs what begins with {@code = + - @}: such a cell, where its column cannot read it, is
 * written behind an apostrophe, as spreadsheets mark text themselves, and read back without it.
 */
final class CsvFile {

    private static final Pattern WOULD_RUN = Pattern.compile("'*[=+\\-@].*", Pattern.DOTALL);
    private static final Pattern MARKED_AS_TEXT = Pattern.compile("'+[=+\\-@].*", Pattern.DOTALL);

    private CsvFile() {}

    static String write(TableSchema schema, List<String> columns, List<Map<String, String>> rows) {
        Map<String, Column<?>> types = new HashMap<>();
        schema.columns().forEach(column -> types.put(column.name(), column));
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(columns);
            for (Map<String, String> row : rows) {
                csv.writeRecord(columns.stream()
                        .map(column -> safe(types.get(column), row.getOrDefault(column, "")))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static TableReading read(TableSchema schema, byte[] file) {
        List<Map<String, String>> rows = new ArrayList<>();
        HeaderRow header = null;
        try (CsvReader<CsvRecord> lines = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(utf8(file))) {
            for (CsvRecord line : lines) {
                Map<Integer, String> cells = new HashMap<>();
                for (int i = 0; i < line.getFieldCount(); i++) {
                    cells.put(i, line.getField(i));
                }
                if (header == null) {
                    header = HeaderRow.of(schema, cells);
                    continue;
                }
                cells.replaceAll((place, text) ->
                        text.isEmpty() || !MARKED_AS_TEXT.matcher(text).matches() ? text : text.substring(1));
                rows.add(header.row(Math.toIntExact(line.getStartingLineNumber()), cells));
                HeaderRow.count(rows);
            }
        } catch (CsvParseException e) {
            throw TableFileRefusal.UNREADABLE_FILE.because(
                    "expected CSV with matching quotes, but " + Texts.brief(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (header == null) {
            throw TableFileRefusal.UNREADABLE_FILE.because("expected a table, but the file is empty");
        }
        return new TableReading(TableReading.Format.CSV, "", List.of(), List.of(), rows);
    }

    private static String safe(@Nullable Column<?> column, String text) {
        boolean wouldRun = !text.isEmpty() && WOULD_RUN.matcher(text).matches();
        return wouldRun && !isReadable(column, text) ? "'" + text : text;
    }

    private static boolean isReadable(@Nullable Column<?> column, String text) {
        if (column == null) {
            return false;
        }
        try {
            column.type().read(text);
            return !text.startsWith("'");
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static String utf8(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw TableFileRefusal.UNREADABLE_FILE.because(
                    "expected an XLSX file, or a CSV file in UTF-8, but it is neither");
        }
    }
}
