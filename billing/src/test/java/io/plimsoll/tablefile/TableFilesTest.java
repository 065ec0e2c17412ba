package io.plimsoll.tablefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.ShippedPolicies;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.PolicyTable;
import io.plimsoll.rules.table.TableSchema;
import io.plimsoll.tablefile.TableReading.Converted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableFilesTest {

    private static final TableSchema PLAN = PolicySets.PLAN.schema();

    @Test
    void readsWhatItWroteAsTheSameVersion() {
        for (PolicySet<?, ?> set : PolicySets.ALL) {
            PolicyTable table = ShippedPolicies.table(set);
            List<Map<String, String>> rows = rows(table);
            byte[] csv = TableFiles.csv(set.schema(), rows).getBytes(StandardCharsets.UTF_8);
            assertThat(new String(csv, StandardCharsets.UTF_8)).isEqualTo(table.csv());
            byte[] xlsx = TableFiles.xlsx(set.schema(), rows);
            assertThat(TableFiles.xlsx(set.schema(), rows)).isEqualTo(xlsx);
            for (byte[] file : List.of(csv, xlsx)) {
                TableReading read = TableFiles.read(set.schema(), file);
                assertThat(read.converted()).isEmpty();
                assertThat(PolicyTable.of(set.schema(), read.rows()).hash()).isEqualTo(table.hash());
            }
        }
    }

    @Test
    void carriesWhatCannotBeReadThroughBothFiles() {
        List<Map<String, String>> rows = List.of(
                Map.of("row", "=1+1", "plan", "a\"b, c\nd", "baseFee", "1,5", "segment", "'=x"),
                Map.of("row", "ß 😀 _x0041_", "plan", "tab\tbell\u0007", "baseFee", "@SUM(A1)"),
                Map.of("plan", "-x", "tenureMonths", "..5"));
        byte[] csv = TableFiles.csv(PLAN, rows).getBytes(StandardCharsets.UTF_8);
        assertThat(new String(csv, StandardCharsets.UTF_8))
                .contains("'=1+1")
                .contains("'@SUM(A1)")
                .contains("''=x");
        assertThat(TableFiles.read(PLAN, csv).rows()).isEqualTo(rows);
        assertThat(TableFiles.read(PLAN, TableFiles.xlsx(PLAN, rows)).rows()).isEqualTo(rows);
    }

    @Test
    void carriesTheLargestTable() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            Map<String, String> row = new LinkedHashMap<>(Map.of("row", "r" + i, "baseFee", i + ".99"));
            row.put("plan", "a<&>\"" + i);
            rows.add(row);
        }
        assertThat(TableFiles.read(PLAN, TableFiles.xlsx(PLAN, rows)).rows()).isEqualTo(rows);
    }

    /** The left column is what spreadsheets write for what a person typed. */
    @ParameterizedTest
    @CsvSource({
        "7.0000000000000007E-2, 0.07",
        "0.28999999999999998, 0.29",
        "1.1000000000000001, 1.1",
        "49, 49",
        "49.50, 49.50",
        "5.0000000000000001E-4, 0.0005",
        "1E+3, 1000",
        "123456789012345, 123456789012345",
        "4.4999999999999997E-3, 0.0045",
        "-0, 0",
        "2.9999999999999999E-7, 0.0000003"
    })
    void bringsNumbersToTheDigitsThatSpreadsheetsShow(String written, String read) {
        TableReading reading = read(new Workbook().cells("<c r=\"C2\"><v>" + written + "</v></c>"));
        assertThat(reading.rows()).containsExactly(Map.of("baseFee", read));
        assertThat(reading.converted())
                .isEqualTo(written.equals(read) ? List.of() : List.of(new Converted("C2", written, read)));
    }

    @Test
    void readsEveryKindOfCell() {
        Workbook workbook = new Workbook()
                .relate("<Relationship Id=\"s\" Type=\"http://x/styles\" Target=\"styles.xml\"/>"
                        + "<Relationship Id=\"t\" Type=\"http://x/sharedStrings\" Target=\"sharedStrings.xml\"/>")
                .part(
                        "xl/styles.xml",
                        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[Red]yyyy\\-mm\\-dd\"/>"
                                + "<numFmt numFmtId=\"165\" formatCode=\"&quot;day&quot; 0.00\"/></numFmts>"
                                + "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
                                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>")
                .part(
                        "xl/sharedStrings.xml",
                        "<sst><si><t>free</t></si><si><r><t>api</t></r><r><t>-payg</t></r><rPh><t>no</t></rPh></si></sst>")
                .sheet(Workbook.HEADER
                        + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"C2\" s=\"1\"><v>46023</v></c></row>"
                        + "<row r=\"4\"><c t=\"str\"><v>x_x000A_y</v></c><c t=\"b\"><v>1</v></c><c s=\"2\"><v>61</v></c></row>"
                        + "<row r=\"5\"><c r=\"B5\" s=\"3\"/><c r=\"C5\" s=\"3\"><v>12.5</v></c></row><row r=\"6\"/>");
        TableReading reading = read(workbook);
        assertThat(reading.rows())
                .containsExactly(
                        Map.of("row", "free", "plan", "api-payg", "baseFee", "2026-01-01"),
                        Map.of("row", "x\ny", "plan", "true", "baseFee", "1900-03-01"),
                        Map.of("baseFee", "12.5"));
        assertThat(reading.sheet()).isEqualTo("Prices");
        assertThat(reading.otherSheets()).containsExactly("Notes");
        assertThat(reading.converted()).extracting(Converted::read).containsExactly("2026-01-01", "1900-03-01");
    }

    private static TableReading read(Workbook workbook) {
        return TableFiles.read(PLAN, workbook.bytes());
    }

    private static List<Map<String, String>> rows(PolicyTable table) {
        return table.rows().stream().map(PolicyRow::words).toList();
    }
}
