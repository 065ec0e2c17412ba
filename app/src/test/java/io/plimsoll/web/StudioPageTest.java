package io.plimsoll.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import io.plimsoll.AppTest;
import io.plimsoll.access.Role;
import io.plimsoll.access.StaffUsers;
import io.plimsoll.kernel.Actor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Edits drafts of the plan table as revenue operations do, with mouse, keyboard and clipboard. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StudioPageTest extends AppTest {

    private static final String SECRET = "seven slow barges";
    private static final String DRAFTS = "/api/v1/policies/plan/drafts";
    private static final List<Map<String, String>> ROWS = List.of(
            Map.of("row", "a", "plan", "alpha", "baseFee", "1.00"),
            Map.of("row", "b", "plan", "beta", "baseFee", "2.00"),
            Map.of("row", "c", "plan", "gamma", "baseFee", "3.00"));

    @Autowired
    StaffUsers users;

    private final List<String> asked = new ArrayList<>();
    private boolean leaving = true;
    private Browser browser;
    private Page page;

    @BeforeAll
    void signIn() {
        for (String login : List.of("studio-amber", "studio-birch")) {
            users.create(login, "Studio " + login, Set.of(Role.REVOPS), SECRET, Actor.system("test"), START);
        }
        browser = Browser.open(port);
        page = browser.signIn("studio-amber", SECRET, Browser.DESKTOP);
        page.onDialog(dialog -> {
            asked.add(dialog.type());
            if (leaving) {
                dialog.accept();
            } else {
                dialog.dismiss();
            }
        });
    }

    @AfterEach
    void nothingComplained() {
        assertThat(browser.complaints().stream()
                        // The browser logs what the server refuses, as it should here.
                        .filter(complaint ->
                                !complaint.contains("status of 409") && !complaint.contains("status of 422")))
                .isEmpty();
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @Test
    void addsMovesDuplicatesAndDeletesRowsAndUndoesItAll() {
        String draft = draft(ROWS);
        open(page, draft);
        cell(page, "b", "plan").click();
        page.click("#add");
        assertThat(ids(page)).hasText(texts("a", "b", "b-2", "c"));
        page.keyboard().press("Control+d");
        assertThat(ids(page)).hasText(texts("a", "b", "b-2", "b-3", "c"));
        page.keyboard().press("Alt+ArrowUp");
        page.keyboard().press("Alt+ArrowUp");
        assertThat(ids(page)).hasText(texts("a", "b-3", "b", "b-2", "c"));
        page.keyboard().press("Control+Delete");
        assertThat(ids(page)).hasText(texts("a", "b", "b-2", "c"));
        for (int i = 0; i < 5; i++) {
            page.click("#undo");
        }
        assertThat(ids(page)).hasText(texts("a", "b", "c"));
        assertThat(page.locator("#undo")).isDisabled();
        assertThat(page.locator("#save")).isDisabled();
        page.click("#redo");
        assertThat(ids(page)).hasText(texts("a", "b", "b-2", "c"));
    }

    @Test
    void movesARowByItsHandle() {
        open(page, draft(ROWS));
        BoundingBox first = handle(0);
        BoundingBox last = handle(2);
        page.mouse().move(first.x + 20, first.y + 15);
        page.mouse().down();
        // The grid waits a moment to tell a drag from a click.
        page.waitForTimeout(300);
        page.mouse().move(last.x + 20, last.y + 5, new Mouse.MoveOptions().setSteps(5));
        page.mouse().move(last.x + 20, last.y + 25, new Mouse.MoveOptions().setSteps(5));
        page.mouse().up();
        assertThat(ids(page)).hasText(texts("b", "c", "a"));
    }

    @Test
    void typesIntoCellsAndSaves() {
        String draft = draft(ROWS);
        open(page, draft);
        cell(page, "a", "baseFee").click();
        page.keyboard().type("19.50");
        page.keyboard().press("Enter");
        page.keyboard().type("29.50");
        page.keyboard().press("Tab");
        assertThat(cell(page, "a", "baseFee")).hasText("19.50");
        cell(page, "c", "segment").dblclick();
        page.keyboard().type("growth; startup");
        page.keyboard().press("Escape");
        assertThat(cell(page, "c", "segment")).hasText("any");
        page.keyboard().press("Control+s");
        assertThat(page.locator("#revision")).containsText("Revision 3");
        assertThat(rows(draft)).extracting(row -> row.get("baseFee")).containsExactly("19.50", "29.50", "3.00");
    }

    @Test
    void pastesFromASpreadsheetAndGrowsTheTable() {
        open(page, draft(ROWS));
        cell(page, "c", "plan").click();
        paste("delta\t\tDE\r\n\"ep\"\"silon\"\tgrowth; x\tMY\r\n");
        assertThat(cell(page, "c", "country")).hasText("DE");
        assertThat(ids(page)).hasText(texts("a", "b", "c", "c-2"));
        assertThat(cell(page, "c-2", "plan")).hasText("ep\"silon");
        assertThat(cell(page, "c-2", "segment")).hasText("growth; x");
        page.keyboard().press("Control+z");
        assertThat(ids(page)).hasText(texts("a", "b", "c"));
    }

    @Test
    void takesNobodysWordsAwayWhenFindingsComeInTheMiddle() {
        open(page, draft(ROWS));
        List<Route> held = new ArrayList<>();
        page.route("**/findings", held::add);
        type(page, "b", "baseFee", "2,00");
        cell(page, "b", "segment").click();
        page.keyboard().type("grow");
        page.waitForCondition(() -> !held.isEmpty());
        page.unroute("**/findings");
        held.forEach(Route::resume);
        assertThat(page.locator("#findings")).containsText("2,00");
        page.keyboard().type("th");
        page.keyboard().press("Enter");
        assertThat(cell(page, "b", "segment")).hasText("growth");
        assertThat(cell(page, "b", "baseFee")).hasClass(Pattern.compile("studio-error"));
    }

    @Test
    void marksACellThatCannotBeReadAndLeadsToIt() {
        open(page, draft(ROWS));
        cell(page, "b", "baseFee").click();
        page.keyboard().type("2,00");
        page.keyboard().press("Enter");
        assertThat(cell(page, "b", "baseFee")).hasClass(Pattern.compile("studio-error"));
        cell(page, "a", "plan").click();
        page.locator("#findings button").first().click();
        assertThat(page.locator("#here")).containsText("49.00");
        page.keyboard().type("2.00");
        page.keyboard().press("Enter");
        assertThat(page.locator(".tabulator-cell.studio-error")).hasCount(0);
    }

    @Test
    void showsMarkupInACellAsText() {
        String markup = "<img src=x onerror=alert(1)><b style='x'>";
        open(page, draft(List.of(Map.of("row", "a", "plan", markup, "baseFee", "{{7*7}}"))));
        assertThat(cell(page, "a", "plan")).hasText(markup);
        cell(page, "a", "plan").click();
        cell(page, "a", "plan").hover();
        assertThat(page.locator("#grid img")).hasCount(0);
    }

    @Test
    void mergesWhatTwoPeopleEditAtOnce() {
        String draft = draft(ROWS);
        Page birch = browser.signInElsewhere("studio-birch", SECRET, Browser.DESKTOP);
        open(page, draft);
        open(birch, draft);
        type(birch, "a", "baseFee", "10.00");
        type(birch, "b", "baseFee", "20.00");
        birch.keyboard().press("Control+s");
        assertThat(birch.locator("#revision")).containsText("Revision 3");

        type(page, "a", "baseFee", "11.00");
        type(page, "c", "baseFee", "33.00");
        page.keyboard().press("Control+s");
        assertThat(page.locator("#merge")).containsText("user:studio-birch");
        assertThat(page.locator("#merge fieldset")).hasCount(1);
        page.locator("#merge label:has-text('Theirs')").click();
        browser.look(page, "studio-merge");
        page.click("#merge-save");
        assertThat(page.locator("#revision")).containsText("Revision 4");
        assertThat(rows(draft)).extracting(row -> row.get("baseFee")).containsExactly("10.00", "20.00", "33.00");
        birch.context().close();
    }

    @Test
    void asksBeforeUnsavedChangesAreLost() {
        String draft = draft(ROWS);
        open(page, draft);
        type(page, "a", "baseFee", "9.00");
        asked.clear();
        leaving = false;
        page.click("a.brand");
        assertThat(cell(page, "a", "baseFee")).hasText("9.00");
        leaving = true;
        assertThat(asked).containsExactly("beforeunload");
        page.click("#save");
        assertThat(page.locator("#status")).containsText("All saved");
        page.click("a.brand");
        page.waitForURL("**/");
    }

    @Test
    void showsWhatWasReadFromAFileBeforeItIsTaken() {
        open(page, draft(ROWS));
        String csv = "row,plan,baseFee\na,alpha,1.00\nb,beta,2.50\nz,zeta,9.00\n";
        page.setInputFiles("#file", new FilePayload("prices.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator("#reading")).containsText("3 rows: 1 changed, 1 new, 1 gone, 1 as before.");
        page.click("#reading-take");
        assertThat(ids(page)).hasText(texts("a", "b", "z"));
        assertThat(page.locator("#status")).containsText("Unsaved");
        page.setInputFiles("#file", new FilePayload("old.xls", "application/vnd.ms-excel", new byte[] {
            (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0
        }));
        assertThat(page.locator("#notice")).containsText("save it as .xlsx");
        page.click("#undo");
        assertThat(ids(page)).hasText(texts("a", "b", "c"));
    }

    @Test
    void staysQuickWithTwoThousandRows() {
        List<Map<String, String>> many = IntStream.rangeClosed(1, 2_000)
                .mapToObj(i -> Map.of(
                        "row", "row-" + i, "plan", "plan-" + i, "segment", "growth; startup", "baseFee", i + ".00"))
                .toList();
        String draft = draft(many);
        open(page, draft);
        assertThat(page.locator(".tabulator-row").count()).isLessThan(150);
        page.evaluate(
                "const holder = document.querySelector('.tabulator-tableholder'); holder.scrollTop = holder.scrollHeight");
        type(page, "row-2000", "baseFee", "5.55");
        cell(page, "row-1999", "plan").click();
        page.keyboard().press("Control+d");
        assertThat(cell(page, "row-2001", "plan")).hasText("plan-1999");
        page.click("#save");
        assertThat(page.locator("#status")).containsText("2001 rows · All saved");
        assertThat(rows(draft).getLast()).containsEntry("baseFee", "5.55");
    }

    @Test
    void turnsADraftIntoAVersion() {
        open(page, draft(ROWS));
        type(page, "a", "baseFee", "4.44");
        page.click("#propose");
        page.waitForURL(Pattern.compile(".*/policies/plan/versions/[0-9a-f]{64}.*"));
    }

    private String draft(List<Map<String, String>> rows) {
        String id = post(DRAFTS, "{\"name\":\"In a browser\"}").json().get("id").asString();
        String body = JsonMapper.shared().writeValueAsString(Map.of("revision", 1, "rows", rows));
        assertThat(put(DRAFTS + "/" + id, body).status()).isEqualTo(200);
        return id;
    }

    private List<Map<String, String>> rows(String draft) {
        return get(DRAFTS + "/" + draft)
                .json()
                .get("rows")
                .valueStream()
                .map(row -> row.propertyStream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, cell -> cell.getValue().asString())))
                .toList();
    }

    private void open(Page page, String draft) {
        browser.go(page, "/policies/plan/drafts/" + draft);
        page.waitForSelector("#studio[data-ready=true]");
    }

    private BoundingBox handle(int place) {
        return page.locator(".tabulator-row .studio-handle").nth(place).boundingBox();
    }

    private static Locator cell(Page page, String row, String column) {
        return page.locator(".tabulator-row:has(.tabulator-cell[tabulator-field=row]:text-is('" + row
                + "')) .tabulator-cell[tabulator-field=" + column + "]");
    }

    private static void type(Page page, String row, String column, String text) {
        cell(page, row, column).click();
        page.keyboard().type(text);
        page.keyboard().press("Enter");
        assertThat(cell(page, row, column)).hasText(text);
    }

    private void paste(String text) {
        page.evaluate(
                "text => { const data = new DataTransfer(); data.setData('text/plain', text);"
                        + " document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data })); }",
                text);
    }

    private static Locator ids(Page page) {
        return page.locator(".tabulator-cell[tabulator-field=row]");
    }

    private static String[] texts(String... ids) {
        return ids;
    }
}
