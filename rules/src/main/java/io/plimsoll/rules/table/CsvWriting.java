package io.plimsoll.rules.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Writes the canonical CSV: all columns in the schema's order, values in their one form, line feeds, quotes only where needed. */
final class CsvWriting {

    private CsvWriting() {}

    static String write(TableSchema schema, List<PolicyRow> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            List<String> header = new ArrayList<>(List.of(TableSchema.ROW_ID));
            schema.columns().forEach(column -> header.add(column.name()));
            csv.writeRecord(header);
            for (PolicyRow row : rows) {
                List<String> line = new ArrayList<>(List.of(row.id()));
                schema.columns().forEach(column -> line.add(row.cells().getOrDefault(column.name(), "")));
                csv.writeRecord(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
