package io.plimsoll;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.plimsoll.access.Role;
import io.plimsoll.access.StaffUsers;
import io.plimsoll.kernel.Actor;
import io.plimsoll.node.AppNode;
import io.plimsoll.runtime.RealBroker;
import io.plimsoll.web.Browser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dearer price from the draft to the bill and back: people work in browsers on two nodes with one database and one broker.
 * Customers, usage, billing runs and the clock go by the API.
 */
class PolicyJourneyIT {

    private static final String CLOCK = "2026-06-15T00:00:00Z";
    private static final String SECRET = "seven slow barges";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ROW = "email-contacts-usd";
    private static final String COPY = "email-contacts-usd-2";

    private static final DataSource DATABASE = PlimsollDatabase.fresh();
    private static RealBroker broker;
    private static AppNode a;
    private static AppNode b;
    private static Browser onA;
    private static Browser onB;

    @BeforeAll
    static void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout((double) PATIENCE.toMillis());
        broker = RealBroker.start(DATABASE, Instant.parse(CLOCK));
        Map<String, String> more = Map.of(
                "plimsoll.zeebe.address", broker.address(),
                "plimsoll.zeebe.rest-address", broker.restAddress(),
                "plimsoll.zeebe.management-address", broker.managementAddress());
        a = AppNode.start("node-a", DATABASE, CLOCK, more);
        b = AppNode.start("node-b", DATABASE, CLOCK, more);
        StaffUsers users = a.get(StaffUsers.class);
        Actor test = Actor.system("test");
        users.create("journey-revops", "Revenue operations", Set.of(Role.REVOPS), SECRET, test, Instant.parse(CLOCK));
        users.create("journey-finance", "Finance", Set.of(Role.FINANCE), SECRET, test, Instant.parse(CLOCK));
        onA = Browser.open(a.port());
        onB = Browser.open(b.port());
    }

    @AfterAll
    static void stop() {
        onB.close();
        onA.close();
        b.close();
        a.close();
        broker.close();
    }

    @Test
    void aPriceIsRaisedInADraftSimulatedApprovedBilledAndTakenBack() {
        subscribeAndBillUntilJune();
        String before = inForce();
        Page revops = onA.signIn("journey-revops", SECRET, Browser.DESKTOP);
        Page finance = onB.signIn("journey-finance", SECRET, Browser.DESKTOP);

        raiseThePriceForGrowth(revops);
        revops.click("#simulate");
        revops.waitForURL(Pattern.compile(".*/policies/tier/versions/[0-9a-f]{64}#simulate"));
        String dearer = revops.url().replaceAll(".*/versions/|#.*", "");
        simulate(revops);

        haveAHandInIt(dearer);
        String submission = submit(revops);
        authorsCannotApprove(revops, submission, dearer);
        long known = activationsKnown().values().stream().max(Long::compare).orElseThrow();
        approveOnTheOtherNode(finance, submission);
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(activationsKnown())
                        .containsOnlyKeys("node-a", "node-b")
                        .allSatisfy((node, activation) -> assertThat(activation).isEqualTo(known + 1)));
        onB.go(finance, "/policies");
        assertThat(tier(finance))
                .containsText(Pattern.compile("Version 1.*Version 2.*from 1 Jul 2026", Pattern.DOTALL));
        assertThat(versionsInUse()).containsOnly(Map.entry("node-a", before), Map.entry("node-b", before));

        moveClock("2026-07-01T00:30:00Z");
        awaitInUse(dearer);
        assertThat(contactsBilled("2026-07-01T00:00:00Z")).isEqualTo("24.00");
        send("july", "2026-07-01T00:10:00Z", 13_500);
        moveClock("2026-08-01T00:30:00Z");
        assertThat(contactsBilled("2026-08-01T00:00:00Z")).isEqualTo("30.00");

        rollBack(revops, before);
        awaitInUse(before);
        onB.go(finance, "/policies");
        assertThat(tier(finance))
                .containsText(Pattern.compile("Version 1.*nothing scheduled.*all 2 nodes", Pattern.DOTALL));
        assertThat(onA.complaints()).isEmpty();
        assertThat(onB.complaints()).isEmpty();
    }

    /** Ten thousand contacts are included, each thousand above costs 6.00: two of them in May, four in June. */
    private static void subscribeAndBillUntilJune() {
        a.call("PUT", "/api/v1/meters/contacts", """
                {"eventType":"contacts.counted","aggregation":"MAX","property":"contacts","unit":"contact"}""");
        a.call("PUT", "/api/v1/plans/email-49", """
                {"name":"E-mail 49","intervalMonths":1,"alignment":"CALENDAR"}""");
        a.call("PUT", "/api/v1/customers/bees", """
                {"name":"Bees","currency":"USD","country":"US","segment":"growth","timeZone":"UTC","email":"bees@bees.example"}""");
        a.call("POST", "/api/v1/subscriptions", """
                {"customer":"bees","plan":"email-49","startAt":"2026-03-01T00:00:00Z","seats":1}""");
        send("may", "2026-05-20T10:00:00Z", 12_000);
        send("june", "2026-06-10T10:00:00Z", 13_500);
        assertThat(contactsBilled("2026-06-01T00:00:00Z")).isEqualTo("12.00");
    }

    /** First it contradicts the row it was copied from, then it stands below it in vain, at last above it. */
    private static void raiseThePriceForGrowth(Page revops) {
        onA.go(revops, "/policies/tier");
        revops.click("#new-draft");
        revops.waitForSelector("#studio[data-ready=true]");
        cell(revops, ROW, "row").click();
        revops.click("#duplicate");
        type(revops, "packagePrice", "7.50");
        Locator findings = revops.locator("#findings li").filter(new Locator.FilterOptions().setHasText(COPY));
        assertThat(findings).containsText(Pattern.compile("Error.*" + ROW, Pattern.DOTALL));
        assertThat(revops.locator(".tabulator-row:has-text('" + COPY + "') .studio-error"))
                .hasCount(1);
        type(revops, "segment", "growth");
        assertThat(findings).containsText(Pattern.compile("Warning.*" + ROW, Pattern.DOTALL));
        cell(revops, COPY, "row").click();
        revops.click("#up");
        assertThat(findings).hasCount(0);
        revops.click("#save");
        assertThat(revops.locator("#status")).containsText("All saved");
    }

    private static void simulate(Page revops) {
        revops.fill("#simulate input[name=periods]", "3");
        revops.click("#simulate button");
        revops.waitForURL("**/policy-simulations/*");
        assertThat(revops.locator("#simulation")).containsText("USD +3.00");
        assertThat(revops.locator("#simulation")).containsText("Bees");
        revops.click(".crumbs a[href*='/versions/']");
    }

    /** Who stores the same rows has a hand in the version too: here the program that calls the API. */
    private static void haveAHandInIt(String version) {
        JsonNode rows =
                a.call("GET", "/api/v1/policies/tier/versions/" + version, "").get("rows");
        String again = JsonMapper.shared().writeValueAsString(Map.of("rows", rows));
        assertThat(a.call("POST", "/api/v1/policies/tier/versions", again)
                        .get("version")
                        .asString())
                .isEqualTo(version);
    }

    private static String submit(Page revops) {
        assertThat(revops.locator("#submit input[name=effectiveFrom]")).hasValue("2026-07-01T00:00");
        revops.fill("#submit textarea[name=reason]", "Sending became dearer");
        revops.click("#submit button");
        revops.waitForURL("**/policy-submissions/*");
        return URI.create(revops.url()).getPath();
    }

    private static void authorsCannotApprove(Page revops, String submission, String version) {
        assertThat(revops.locator("#content")).containsText("You cannot approve this yourself.");
        assertThat(revops.locator("#decide")).hasCount(0);
        // No button, so she bends the one that is there.
        revops.locator("#withdraw form")
                .evaluate("(form, to) => { form.action = to; form.submit(); }", submission + "/approve");
        assertThat(revops.locator("#content")).containsText("expected somebody who had no hand in the version");
        assertThat(revops.locator("#content")).containsText("Waits for approval");
        HttpResponse<String> refused = a.send("POST", "/api/v1/policies/tier/versions/" + version + "/approve", "{}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("author-cannot-approve");
    }

    private static void approveOnTheOtherNode(Page finance, String submission) {
        onB.go(finance, submission);
        assertThat(finance.locator("#content")).containsText("Sending became dearer");
        assertThat(finance.locator("#content")).containsText("0 of 1");
        assertThat(finance.locator("#difference .diff-added")).containsText(COPY);
        finance.fill("#decide textarea[name=note]", "Fair");
        finance.click("#decide button:has-text('Approve')");
        assertThat(finance.locator(".note.good")).containsText("Approved: it takes effect at 1 Jul 2026");
    }

    private static void rollBack(Page revops, String version) {
        onA.go(revops, "/policies/tier/versions/" + version);
        revops.fill("#roll-back input[name=reason]", "Customers left");
        revops.click("#roll-back button");
        assertThat(revops.locator("h1")).containsText("In force");
        assertThat(revops.locator("#content")).containsText("Rolled back to it");
    }

    private static Locator cell(Page page, String row, String column) {
        return page.locator(".tabulator-row:has(.tabulator-cell[tabulator-field=row]:text-is('" + row
                + "')) .tabulator-cell[tabulator-field=" + column + "]");
    }

    private static void type(Page page, String column, String text) {
        cell(page, COPY, column).click();
        page.keyboard().type(text);
        page.keyboard().press("Enter");
        assertThat(cell(page, COPY, column)).hasText(text);
    }

    private static Locator tier(Page page) {
        return page.locator("tr:has(td.lead a:text-is('tier'))");
    }

    private static void send(String id, String at, int contacts) {
        a.call("POST", "/api/v1/events", """
                {"specversion":"1.0","id":"%s","source":"/journey","type":"contacts.counted","subject":"bees",
                 "time":"%s","data":{"contacts":%d}}""".formatted(id, at, contacts));
    }

    /** Bills what ended by then and answers what the contacts of the last period cost. */
    private static String contactsBilled(String through) {
        String run = a.call("POST", "/api/v1/billing-runs", "{\"through\":\"" + through + "\",\"dryRun\":false}")
                .get("id")
                .asString();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> a.call("GET", "/api/v1/billing-runs/" + run, "")
                        .get("state")
                        .asString()
                        .equals("COMPLETED"));
        JsonNode billed = a.call("GET", "/api/v1/invoices?customer=bees", "")
                .get("data")
                .valueStream()
                .filter(invoice -> Instant.parse(
                                invoice.path("period").path("end").asString())
                        .equals(Instant.parse(through)))
                .findFirst()
                .orElseThrow();
        return a.call("GET", "/api/v1/invoices/" + billed.get("id").asString(), "")
                .get("lines")
                .valueStream()
                .filter(line -> line.path("meter").asString("").equals("contacts"))
                .map(line -> line.get("amount").asString())
                .collect(Collectors.joining(" and "));
    }

    private static void moveClock(String to) {
        a.call("POST", "/api/v1/test-clock/advance", "{\"to\":\"" + to + "\"}");
    }

    private static String inForce() {
        return a.call("GET", "/api/v1/policies", "")
                .get("data")
                .valueStream()
                .filter(set -> set.get("set").asString().equals("tier"))
                .map(set -> set.get("versionInForce").asString())
                .collect(Collectors.joining());
    }

    private static void awaitInUse(String version) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(versionsInUse())
                        .containsOnly(Map.entry("node-a", version), Map.entry("node-b", version)));
    }

    private static Map<String, String> versionsInUse() {
        return a.call("GET", "/api/v1/policies/nodes", "")
                .get("data")
                .valueStream()
                .collect(Collectors.toMap(
                        node -> node.get("node").asString(),
                        node -> node.get("versions")
                                .valueStream()
                                .filter(use -> use.get("set").asString().equals("tier"))
                                .map(use -> use.get("version").asString())
                                .collect(Collectors.joining())));
    }

    private static Map<String, Long> activationsKnown() {
        return a.call("GET", "/api/v1/policies/nodes", "")
                .get("data")
                .valueStream()
                .collect(Collectors.toMap(
                        node -> node.get("node").asString(),
                        node -> node.get("lastActivation").asLong()));
    }
}
