package io.plimsoll.tablefile;

import io.plimsoll.rules.table.TableSchema;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Reads the first sheet of a workbook, after looking through all of it for what does not belong into a table. */
final class XlsxFile {

    /** Distinct texts of all cells together: more than the largest table holds. */
    private static final int SHARED_TEXTS_AT_MOST = 500_000;

    private final WorkbookZip parts;

    XlsxFile(byte[] file) {
        this.parts = new WorkbookZip(file);
    }

    /** Where a part points to: by id, its kind and the part. */
    private record Relationship(String kind, String target) {}

    TableReading read(TableSchema schema) {
        parts.read("[Content_Types].xml", XlsxFile::withoutMacros);
        parts.named(".rels").forEach(name -> parts.read(name, XlsxFile::relationships));
        String workbook = parts.read("_rels/.rels", XlsxFile::relationships).values().stream()
                .filter(found -> found.kind.equals("officeDocument"))
                .findFirst()
                .orElseThrow(() ->
                        TableFileRefusal.UNREADABLE_FILE.because("expected an XLSX file, but it holds no workbook"))
                .target;
        String folder = workbook.substring(0, workbook.lastIndexOf('/') + 1);
        Map<String, Relationship> related =
                parts.read(folder + "_rels/" + workbook.substring(folder.length()) + ".rels", XlsxFile::relationships);

        Map<String, String> sheets = new LinkedHashMap<>();
        boolean[] from1904 = {false};
        parts.read(workbook, part -> {
            WorkbookXml.walk(part, (at, element) -> {
                if (element.equals("sheet")) {
                    sheets.putIfAbsent(at.attribute("name", ""), at.attribute("id", ""));
                } else if (element.equals("workbookPr")) {
                    from1904[0] = List.of("1", "true").contains(at.attribute("date1904", ""));
                }
            });
            return true;
        });
        sheets.values().removeIf(id -> !"worksheet".equals(kind(related.get(id))));
        if (sheets.isEmpty()) {
            throw TableFileRefusal.UNREADABLE_FILE.because("expected a workbook with a sheet, but it has none");
        }
        List<String> names = new ArrayList<>(sheets.keySet());
        String sheet = names.removeFirst();
        CellStyles styles = optional(related, folder, "styles", CellStyles::read, CellStyles.NONE);
        List<String> texts = optional(related, folder, "sharedStrings", XlsxFile::sharedTexts, List.of());
        SheetReading reading = new SheetReading(schema, styles, texts, from1904[0]);
        parts.read(within(folder, related.get(sheets.get(sheet))), part -> {
            WorkbookXml.walk(part, reading);
            return true;
        });
        return new TableReading(TableReading.Format.XLSX, sheet, names, reading.converted(), reading.rows());
    }

    private <T> T optional(
            Map<String, Relationship> related,
            String folder,
            String kind,
            WorkbookZip.Reading<T> reading,
            T otherwise) {
        return related.values().stream()
                .filter(found -> found.kind.equals(kind))
                .findFirst()
                .map(found -> parts.read(within(folder, found), reading))
                .orElse(otherwise);
    }

    private static @Nullable String kind(@Nullable Relationship relationship) {
        return relationship == null ? null : relationship.kind;
    }

    private static String within(String folder, @Nullable Relationship relationship) {
        String target = relationship == null ? "" : relationship.target;
        return target.startsWith("/") ? target.substring(1) : folder + target;
    }

    private static Map<String, Relationship> relationships(InputStream part) {
        Map<String, Relationship> found = new HashMap<>();
        WorkbookXml.walk(part, (at, element) -> {
            if (!element.equals("Relationship")) {
                return;
            }
            String type = at.attribute("Type", "");
            String kind = type.substring(type.lastIndexOf('/') + 1);
            String target = at.attribute("Target", "");
            if (at.attribute("TargetMode", "").equalsIgnoreCase("External")) {
                throw TableFileRefusal.FILE_WITH_EXTERNAL_LINK.because(
                        "expected a file without links to elsewhere, but it links to `" + Texts.brief(target) + "`");
            }
            found.put(at.attribute("Id", ""), new Relationship(kind, target));
        });
        return found;
    }

    private static boolean withoutMacros(InputStream part) {
        WorkbookXml.walk(part, (at, element) -> {
            String type = at.attribute("ContentType", "");
            if (type.contains("macroEnabled") || type.contains("vbaProject")) {
                throw TableFileRefusal.FILE_WITH_MACRO.because(
                        "expected a file without macros, but it is made for them: save it as .xlsx");
            }
        });
        return true;
    }

    private static List<String> sharedTexts(InputStream part) {
        List<String> texts = new ArrayList<>();
        WorkbookXml.walk(part, (at, element) -> {
            if (element.equals("si")) {
                texts.add(text(at));
                if (texts.size() > SHARED_TEXTS_AT_MOST) {
                    throw TableFileRefusal.FILE_TOO_LARGE.because(
                            "expected at most " + SHARED_TEXTS_AT_MOST + " texts in the file, but there are more");
                }
            }
        });
        return texts;
    }

    private static String text(WorkbookXml at) throws XMLStreamException {
        return at.richText("si");
    }
}
