package io.plimsoll.tablefile;

import io.plimsoll.rules.table.TableSchema;
import io.plimsoll.tablefile.TableReading.Converted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Gathers the rows of a sheet while its XML goes by. Keeps no more than a table may hold. */
final class SheetReading implements WorkbookXml.Visitor {

    private static final int CONVERTED_SHOWN_AT_MOST = 1_000;

    private final TableSchema schema;
    private final CellStyles styles;
    private final List<String> sharedTexts;
    private final boolean from1904;
    private final List<Map<String, String>> rows = new ArrayList<>();
    private final List<Converted> converted = new ArrayList<>();
    private final Map<Integer, String> cells = new TreeMap<>();
    private @Nullable HeaderRow header;
    private int line;
    private int column = -1;
    private String cell = "";
    private String type = "";
    private String style = "";

    SheetReading(TableSchema schema, CellStyles styles, List<String> sharedTexts, boolean from1904) {
        this.schema = schema;
        this.styles = styles;
        this.sharedTexts = sharedTexts;
        this.from1904 = from1904;
    }

    List<Map<String, String>> rows() {
        if (header == null) {
            throw TableFileRefusal.UNREADABLE_FILE.because("expected a table, but the first sheet is empty");
        }
        return rows;
    }

    List<Converted> converted() {
        return converted;
    }

    @Override
    public void start(WorkbookXml at, String element) throws XMLStreamException {
        switch (element) {
            case "row" -> {
                line++;
                column = -1;
                cells.clear();
            }
            case "c" -> {
                String name = at.attribute("r");
                column = name == null ? column + 1 : CellName.column(name);
                if (column < 0 || column >= CellName.COLUMNS_AT_MOST) {
                    throw TableFileRefusal.UNREADABLE_FILE.because("expected cells within the sheet, but one is not");
                }
                cell = name == null ? CellName.of(column, line) : name;
                type = at.attribute("t", "n");
                style = at.attribute("s", "");
            }
            case "f" ->
                throw TableFileRefusal.FILE_WITH_FORMULA.because("expected values, but cell " + Texts.brief(cell)
                        + " has a formula: paste its value in its place");
            case "v" -> cells.put(column, value(at.text()));
            case "is" -> cells.put(column, at.richText("is"));
            default -> {}
        }
    }

    @Override
    public void end(String element) {
        if (!element.equals("row") || cells.values().stream().allMatch(String::isBlank)) {
            return;
        }
        if (header == null) {
            header = HeaderRow.of(schema, cells);
            return;
        }
        rows.add(header.row(line, cells));
        HeaderRow.count(rows);
    }

    private String value(String text) {
        return switch (type) {
            case "s" -> shared(text);
            case "str", "inlineStr" -> XlsxText.unescaped(text);
            case "b" -> text.equals("1") ? "true" : "false";
            case "d" -> noted(text, text.replaceFirst("T00:00(:00(\\.0+)?)?Z?$", ""));
            case "n" -> number(text.strip());
            default ->
                throw TableFileRefusal.UNREADABLE_FILE.because(
                        "expected a value in cell " + Texts.brief(cell) + ", but got `" + Texts.brief(text) + "`");
        };
    }

    private String number(String text) {
        if (text.isEmpty()) {
            return "";
        }
        if (styles.isPercent(style)) {
            throw TableFileRefusal.UNREADABLE_FILE.because(
                    "expected a number as it is meant, but cell " + Texts.brief(cell)
                            + " is formatted as a percentage, so that 12.5 % is kept as 0.125: format it as text and write 12.5");
        }
        return noted(
                text,
                styles.isDate(style)
                        ? SpreadsheetNumber.date(cell, text, from1904)
                        : SpreadsheetNumber.decimal(cell, text));
    }

    private String noted(String written, String read) {
        if (!written.equals(read) && converted.size() < CONVERTED_SHOWN_AT_MOST) {
            converted.add(new Converted(Texts.brief(cell), Texts.brief(written), read));
        }
        return read;
    }

    private String shared(String index) {
        if (!index.matches("[0-9]{1,9}") || Integer.parseInt(index) >= sharedTexts.size()) {
            throw TableFileRefusal.UNREADABLE_FILE.because(
                    "expected the text of cell " + Texts.brief(cell) + " in the file, but it is not there");
        }
        return sharedTexts.get(Integer.parseInt(index));
    }
}
