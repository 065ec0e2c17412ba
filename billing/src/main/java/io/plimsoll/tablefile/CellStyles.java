package io.plimsoll.tablefile;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which of a workbook's cell styles show a number as a date or as a percentage. */
final class CellStyles {

    static final CellStyles NONE = new CellStyles();

    private static final Pattern NO_PART_OF_THE_FORM = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|_.|\\*.");
    private static final Pattern OF_A_DATE = Pattern.compile("[yd]", Pattern.CASE_INSENSITIVE);

    private final List<Kind> styles = new ArrayList<>();

    private enum Kind {
        OTHER,
        DATE,
        PERCENT
    }

    private CellStyles() {}

    static CellStyles read(InputStream part) {
        CellStyles found = new CellStyles();
        Map<String, String> forms = new HashMap<>();
        WorkbookXml.walk(part, new WorkbookXml.Visitor() {

            private boolean ofCells;

            @Override
            public void start(WorkbookXml at, String element) {
                switch (element) {
                    case "numFmt" -> forms.put(at.attribute("numFmtId", ""), at.attribute("formatCode", ""));
                    case "cellXfs" -> ofCells = true;
                    case "xf" -> {
                        if (ofCells) {
                            found.styles.add(kind(at.attribute("numFmtId", "0"), forms));
                        }
                    }
                    default -> {}
                }
            }

            @Override
            public void end(String element) {
                ofCells &= !element.equals("cellXfs");
            }
        });
        return found;
    }

    boolean isDate(String style) {
        return kind(style) == Kind.DATE;
    }

    boolean isPercent(String style) {
        return kind(style) == Kind.PERCENT;
    }

    private Kind kind(String style) {
        if (!style.matches("[0-9]{1,6}")) {
            return Kind.OTHER;
        }
        int place = Integer.parseInt(style);
        return place < styles.size() ? styles.get(place) : Kind.OTHER;
    }

    private static Kind kind(String id, Map<String, String> forms) {
        return switch (id) {
            case "9", "10" -> Kind.PERCENT;
            case "14", "15", "16", "17", "22" -> Kind.DATE;
            default -> {
                String form =
                        NO_PART_OF_THE_FORM.matcher(forms.getOrDefault(id, "")).replaceAll("");
                if (form.contains("%")) {
                    yield Kind.PERCENT;
                }
                yield OF_A_DATE.matcher(form.replace("General", "")).find() ? Kind.DATE : Kind.OTHER;
            }
        };
    }
}
