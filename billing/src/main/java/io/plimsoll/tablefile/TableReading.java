package io.plimsoll.tablefile;

import java.util.List;
import java.util.Map;

/**
 * What was read from a file, to be shown before it is saved.
 *
 * @param sheet the sheet it was read from; empty for CSV
 * @param otherSheets those that were not read
 * @param converted cells whose file holds another text than was read
 * @param rows filled cells by column name, also such as cannot be understood
 */
public record TableReading(
        Format format,
        String sheet,
        List<String> otherSheets,
        List<Converted> converted,
        List<Map<String, String>> rows) {

    public TableReading {
        otherSheets = List.copyOf(otherSheets);
        converted = List.copyOf(converted);
        rows = List.copyOf(rows);
    }

    /** The kinds of files there are. */
    public enum Format {
        CSV,
        XLSX
    }

    /**
     * A cell that was not taken letter by letter: a number with floating dust, a date that the file holds as a number.
     *
     * @param cell as spreadsheets name it: {@code C4}
     */
    public record Converted(String cell, String written, String read) {}
}
