package io.plimsoll.rules.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the CSV form: one header line, then a line a row; columns in any order, those that may be blank may be missing. */
final class CsvReading {

    private static final int CHARACTERS_AT_MOST = 2_000_000;

    private final RowReading reading;
    private final TableSchema schema;

    CsvReading(TableSchema schema) {
        this.schema = schema;
        this.reading = new RowReading(schema);
    }

    List<PolicyRow> rows(String csv) {
        if (csv.length() > CHARACTERS_AT_MOST) {
            reading.refuse(1, "", "", "at most " + CHARACTERS_AT_MOST + " characters", csv.length() + " of them");
            return reading.finished();
        }
        try {
            List<CsvRecord> lines = new ArrayList<>();
            CsvReader.builder()
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(withoutByteOrderMark(csv))
                    .forEach(lines::add);
            read(lines);
        } catch (CsvParseException e) {
            reading.refuse(1, "", "", "CSV with matching quotes", String.valueOf(e.getMessage()));
        }
        return reading.finished();
    }

    private void read(List<CsvRecord> lines) {
        if (lines.isEmpty()) {
            reading.refuse(1, "", "", "a header with the columns " + reading.columnNames(), "");
            return;
        }
        List<String> header =
                lines.getFirst().getFields().stream().map(String::strip).toList();
        if (!isGood(header)) {
            return;
        }
        for (CsvRecord line : lines.subList(1, lines.size())) {
            int number = Math.toIntExact(line.getStartingLineNumber());
            List<String> fields = line.getFields();
            if (fields.size() != header.size()) {
                reading.refuse(
                        number, fields.getFirst().strip(), "", header.size() + " cells", fields.size() + " cells");
                continue;
            }
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < fields.size(); i++) {
                cells.put(header.get(i), fields.get(i));
            }
            reading.add(number, cells);
        }
    }

    private boolean isGood(List<String> header) {
        Set<String> seen = new HashSet<>();
        boolean good = true;
        for (String name : header) {
            if (!reading.isKnown(name)) {
                reading.refuse(1, "", name, "one of the columns " + reading.columnNames(), name);
                good = false;
            } else if (!seen.add(name)) {
                reading.refuse(1, "", name, "each column once", name);
                good = false;
            }
        }
        List<String> needed = new ArrayList<>(List.of(TableSchema.ROW_ID));
        schema.columns().stream().filter(Column::required).map(Column::name).forEach(needed::add);
        for (String name : needed) {
            if (!seen.contains(name)) {
                reading.refuse(1, "", name, "this column in the header", "");
                good = false;
            }
        }
        return good;
    }

    private static String withoutByteOrderMark(String csv) {
        return csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
    }
}
