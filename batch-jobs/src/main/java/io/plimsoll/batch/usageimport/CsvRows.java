package io.plimsoll.batch.usageimport;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.plimsoll.metering.CloudEvents;
import io.plimsoll.metering.UsageEventLine;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows of a table: the header names the attributes of an event, every other column is a field of its data. A row is one
 * line, so that a quote left open spoils its own row and not the rest of the file.
 */
final class CsvRows implements RowFormat {

    private static final List<String> REQUIRED = List.of("id", "source", "type", "subject", "time");
    private static final int MAX_COLUMNS = 200;

    private final List<String> header;

    /**
     * @param header the first line
     * @throws UnreadableFileException when it is no header of usage events
     */
    CsvRows(byte[] header) {
        this.header = checked(cells(header));
    }

    @Override
    public UsageEventLine read(int index, byte[] line) {
        List<String> cells;
        try {
            cells = cells(line);
        } catch (UnreadableFileException e) {
            return CloudEvents.malformedRow(index, String.valueOf(e.getMessage()));
        }
        if (cells.size() != header.size()) {
            return CloudEvents.malformedRow(
                    index, "expected " + header.size() + " cells as in the header, but got " + cells.size());
        }
        Map<String, String> named = HashMap.newHashMap(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            named.put(header.get(i), cells.get(i));
        }
        return CloudEvents.row(index, named);
    }

    private static List<String> checked(List<String> header) {
        Set<String> missing = new LinkedHashSet<>(REQUIRED);
        header.forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw new UnreadableFileException("expected a header line with the columns " + String.join(",", REQUIRED)
                    + ", separated by commas, but " + String.join(",", missing) + " is missing");
        }
        if (new HashSet<>(header).size() < header.size() || header.contains("")) {
            throw new UnreadableFileException(
                    "expected every column of the header to have a name of its own, but two are the same or one is empty");
        }
        if (header.size() > MAX_COLUMNS) {
            throw new UnreadableFileException(
                    "expected at most " + MAX_COLUMNS + " columns, but the header has " + header.size());
        }
        return header;
    }

    private static List<String> cells(byte[] line) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            return CsvReader.builder()
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofSingleCsvRecord(text)
                    .getFields();
        } catch (CharacterCodingException e) {
            throw new UnreadableFileException("expected UTF-8, but the line is not", e);
        } catch (CsvParseException e) {
            throw new UnreadableFileException("expected comma-separated cells, but " + e.getMessage(), e);
        }
    }
}
