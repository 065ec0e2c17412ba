package io.plimsoll.tablefile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook as a spreadsheet program writes it, part by part, so that tests can put in what nobody should. */
final class Workbook {

    static final String HEADER = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>row</t></is></c>"
            + "<c r=\"B1\" t=\"inlineStr\"><is><t>plan</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>baseFee</t></is></c></row>";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    Workbook() {
        part("[Content_Types].xml", "<Types><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
        part(
                "_rels/.rels",
                "<Relationships><Relationship Id=\"a\" Type=\"http://x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        part(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"http://x\"><sheets><sheet name=\"Prices\" r:id=\"r1\"/><sheet name=\"Notes\" r:id=\"r2\"/></sheets></workbook>");
        relate("");
        part("xl/worksheets/sheet2.xml", "<worksheet/>");
        cells("<c r=\"A2\" t=\"inlineStr\"><is><t>a</t></is></c>");
    }

    /** More relationships of the workbook than its two sheets. */
    Workbook relate(String more) {
        return part(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                        + "<Relationship Id=\"r2\" Type=\"http://x/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>"
                        + more
                        + "</Relationships>");
    }

    /** The cells of one row below the header {@code row, plan, baseFee}. */
    Workbook cells(String cells) {
        return sheet(HEADER + "<row r=\"2\">" + cells + "</row>");
    }

    Workbook sheet(String rows) {
        return part("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    }

    Workbook part(String name, String content) {
        return part(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Workbook part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
