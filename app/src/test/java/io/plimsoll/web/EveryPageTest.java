package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.plimsoll.AppTest;
import io.plimsoll.access.Role;
import io.plimsoll.access.StaffUsers;
import io.plimsoll.kernel.Actor;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Opens every page in a browser as the person it is for, on a desktop and on a phone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTest extends AppTest {

    private static final String PASSWORD = "seven slow barges";
    private static final String LONG_NAME =
            "Persatuan Penternak Lebah dune Pengusaha Madu Kelulut Semenanjung (Northern and Southern Branches) Berhad";

    /** A run that was made up: there is no broker here. */
    private static final long WORKFLOW = 88_000_001;

    private String trial = "";

    @Autowired
    StaffUsers users;

    @Autowired
    JdbcClient database;

    private Browser browser;

    @BeforeAll
    void billAMonth() {
        for (Role role : Role.values()) {
            if (role.isForPeople()) {
                users.create(
                        "page-" + role.name().toLowerCase(java.util.Locale.ROOT),
                        "Page " + role,
                        Set.of(role),
                        PASSWORD,
                        Actor.system("test"),
                        START);
            }
        }
        created(put("/api/v1/meters/contacts", """
                {"eventType":"contacts.counted","aggregation":"MAX","property":"contacts","unit":"contact"}"""));
        created(put("/api/v1/plans/email-49", """
                {"name":"E-mail 49","intervalMonths":1,"alignment":"CALENDAR"}"""));
        created(put("/api/v1/customers/page-bees", """
                {"name":"%s","currency":"USD","country":"MY","segment":"growth","timeZone":"Asia/Kuala_Lumpur","email":"billing@bees.example"}""".formatted(LONG_NAME)));
        created(put("/api/v1/attributes/customer.industry", """
                {"type":"TEXT","says":"What they live on"}"""));
        created(put("/api/v1/attributes/subscription.channel", """
                {"type":"ONE_OF","oneOf":["partner","web shop"]}"""));
        created(post("/api/v1/subscriptions", """
                {"customer":"page-bees","plan":"email-49","startAt":"2026-04-30T16:00:00Z","seats":1}"""));
        created(post("/api/v1/events", """
                {"specversion":"1.0","id":"c1","source":"/pages","type":"contacts.counted","subject":"page-bees",
                 "time":"2026-05-20T10:00:00Z","data":{"contacts":12000}}""", "Content-Type", "application/cloudevents+json"));
        created(put("/api/v1/customers/page-wasps", """
                {"name":"Wasps on trial","currency":"USD","country":"MY","segment":"growth","timeZone":"Asia/Kuala_Lumpur"}"""));
        trial = created(post("/api/v1/subscriptions", """
                {"customer":"page-wasps","plan":"email-49","startAt":"2026-06-02T00:00:00Z","seats":1,"trial":true}""")).json().get("id").asString();
        String run = created(post("/api/v1/billing-runs", """
                {"through":"2026-05-31T16:00:00Z","dryRun":false}""")).json().get("id").asString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> get("/api/v1/billing-runs/" + run)
                        .json()
                        .get("state")
                        .asString()
                        .equals("COMPLETED"));
    }

    @BeforeAll
    void recordAWorkflow() {
        database.sql("""
                        insert into workflow_instance (process_instance_key, bpmn_process_id, process_version, subject, customer, state, started_at)
                        values (:key, 'InvoiceProcess', 1, 'inv_88000001', 'page-bees', 'ACTIVE', '2026-05-01T08:00:00Z');
                        insert into workflow_step (element_instance_key, process_instance_key, element_id, element_type, state, started_at, ended_at, position)
                        values (:key + 1, :key, 'Event_InvoiceDrafted', 'START_EVENT', 'COMPLETED', '2026-05-01T08:00:00Z', '2026-05-01T08:00:00Z', 1),
                               (:key + 2, :key, 'Gateway_HeldForReview', 'EXCLUSIVE_GATEWAY', 'COMPLETED', '2026-05-01T08:00:00Z', '2026-05-01T08:00:01Z', 2),
                               (:key + 3, :key, 'Task_ReviewInvoice', 'USER_TASK', 'COMPLETED', '2026-05-01T08:00:01Z', '2026-05-02T10:00:01Z', 3),
                               (:key + 4, :key, 'Task_IssueInvoice', 'SERVICE_TASK', 'ACTIVE', '2026-05-02T10:00:01Z', null, 4);
                        insert into workflow_incident (incident_key, process_instance_key, element_id, error_type, message, raised_at, resolved_at)
                        values (:key + 5, :key, 'Task_IssueInvoice', 'JOB_NO_RETRIES', 'the printer of numbers was away', '2026-05-02T10:00:02Z', null);
                        insert into workflow_record (partition_id, position, record_key, recorded_at, value_type, intent, process_instance_key, bpmn_process_id, element_id, value)
                        select 88, n, :key + n, '2026-05-01T08:00:00Z', type, intent, :key, 'InvoiceProcess', element, value::jsonb
                        from (values (1, 'PROCESS_INSTANCE', 'SEQUENCE_FLOW_TAKEN', 'Flow_Drafted', '{}'),
                                     (2, 'PROCESS_INSTANCE', 'SEQUENCE_FLOW_TAKEN', 'Flow_Held', '{}'),
                                     (3, 'VARIABLE', 'CREATED', null, '{"name":"held","value":"true","scopeKey":88000001}'),
                                     (4, 'VARIABLE', 'UPDATED', null, '{"name":"held","value":"false","scopeKey":88000001}'),
                                     (5, 'JOB', 'FAILED', 'Task_IssueInvoice', '{"type":"invoice-issue","retries":0,"errorMessage":"the printer of numbers was away"}'),
                                     (6, 'MESSAGE_START_EVENT_SUBSCRIPTION', 'CORRELATED', 'Event_InvoiceDrafted', '{"messageName":"InvoiceDrafted","correlationKey":"inv_88000001"}')
                             ) as r (n, type, intent, element, value)
                        """).param("key", WORKFLOW).update();
    }

    @BeforeEach
    void openBrowser() {
        if (browser == null) {
            browser = Browser.open(port);
        }
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @Test
    void showsEveryPageWithoutComplaintAndWithoutAnythingCutOff() {
        String invoice = get("/api/v1/invoices?customer=page-bees")
                .json()
                .get("data")
                .get(0)
                .get("id")
                .asString();
        String simulation = "/policy-simulations/" + simulateADearerPrice();
        JsonNode proposal = proposal();
        String draft = created(post("/api/v1/policies/tier/drafts", """
                {"name":"%s"}""".formatted(LONG_NAME)))
                .json()
                .get("id")
                .asString();
        List<String> paths = List.of(
                simulation,
                simulation + "/periods?which=ALL",
                simulation + "/periods/1",
                simulation + "/customers?currency=USD&more=true",
                "/",
                "/tasks",
                "/customers",
                "/customers?q=no-such-customer",
                "/customers/page-bees",
                "/customers/page-bees/attributes",
                "/customers/page-bees/timeline",
                "/customers/page-wasps",
                "/subscriptions/" + trial,
                "/subscriptions/" + subscriptionOf("page-bees"),
                "/attributes",
                "/invoices",
                "/dunning",
                "/invoices/" + invoice,
                "/invoices/" + invoice + "/lines/2",
                "/billing-runs",
                "/billing-runs/run_1",
                "/policies",
                "/policies/tier",
                "/policies/plan",
                "/policies/terms",
                "/policies/threshold",
                "/policies/review",
                "/policies/terms/versions/" + proposal.get("version").asString(),
                "/policy-submissions",
                "/policy-submissions/" + proposal.get("id").asString(),
                "/policy-decisions/1",
                "/policy-decisions/1?recompute=true&whole=true",
                "/policies/tier/ask?ask.plan=email-49&ask.meter=contacts",
                "/policies/tier/drafts/" + draft,
                "/policies/tier/compare?all=true&to=" + draft,
                "/workflows",
                "/workflows?customer=no-such-customer",
                "/workflows/" + WORKFLOW,
                "/test-clock",
                "/audit",
                "/audit/verification",
                "/audit/rows?set=tier&row=email-contacts-usd",
                "/audit/sample?seed=barge&size=5&from=2026-01-01&to=2026-12-31",
                "/access",
                "/laws",
                "/account/password",
                "/customers/no-such-customer",
                "/no-such-page");
        for (int width : new int[] {Browser.DESKTOP, Browser.PHONE}) {
            Page page = browser.signIn("page-admin", PASSWORD, width);
            for (String path : paths) {
                browser.go(page, path);
                String name = path.equals("/") ? "overview" : path.substring(1).replaceAll("[^A-Za-z0-9]+", "-");
                assertThat(browser.look(page, name))
                        .as("pixels that %s is wider than a window of %s", path, width)
                        .isZero();
                assertThat(page.locator("h1").first().textContent())
                        .as("heading of %s", path)
                        .isNotBlank();
            }
            page.close();
        }
        assertThat(browser.complaints().stream()
                        // What does not exist is asked for on purpose.
                        .filter(complaint -> !complaint.contains("/no-such-")))
                .isEmpty();
    }

    @Test
    void showsWhatAPlanChangeNowCostsBeforeItIsMade() {
        Page page = browser.signIn("page-admin", PASSWORD, Browser.DESKTOP);
        browser.go(page, "/subscriptions/" + subscriptionOf("page-bees"));
        page.locator("select[name=when]").selectOption("NOW");
        page.locator("input[name=seats]").fill("7");
        page.click("text=Show the difference");
        assertThat(page.locator("dl.facts").allTextContents().toString()).contains("Added to this period");
        browser.look(page, "subscription-change-asked");
        page.click("text=Change it");
        assertThat(page.locator("#phases ~ * , table").first().textContent()).contains("7");
        page.close();
    }

    private String subscriptionOf(String customer) {
        return get("/api/v1/subscriptions?customer=" + customer)
                .json()
                .get("data")
                .get(0)
                .get("id")
                .asString();
    }

    @Test
    void opensTheTraceOfALineInPlace() {
        Page page = browser.signIn("page-auditor", PASSWORD, Browser.DESKTOP);
        browser.go(page, "/invoices?customer=page-bees");
        page.click("td.lead a");
        page.click("#line-2 >> text=Why this amount?");
        page.waitForSelector("#trace-2 >> text=email-contacts-usd");
        assertThat(page.locator("#trace-2").textContent()).contains("12,000").contains("version");
        browser.look(page, "trace-in-place");
        page.close();
    }

    @Test
    void speaksMalay() {
        Page page = browser.signIn("page-finance", PASSWORD, Browser.DESKTOP);
        browser.go(page, "/?lang=ms");
        assertThat(page.locator("h1").first().textContent()).isEqualTo("Gambaran");
        browser.go(page, "/invoices");
        assertThat(page.locator("h1").first().textContent()).isEqualTo("Invois");
        page.click("text=English");
        assertThat(page.locator("h1").first().textContent()).isEqualTo("Invoices");
        page.close();
    }

    @Test
    void worksByKeyboardAlone() {
        Page page = browser.signIn("page-success", PASSWORD, Browser.DESKTOP);
        browser.go(page, "/");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("content");
        page.close();
    }

    private String simulateADearerPrice() {
        String version = get("/api/v1/policies/tier/versions")
                .json()
                .path("data")
                .valueStream()
                .filter(each -> each.path("state").asString().equals("ACTIVE"))
                .findFirst()
                .orElseThrow()
                .path("version")
                .asString();
        String csv = send(
                        "GET",
                        "/api/v1/policies/tier/versions/" + version,
                        null,
                        request -> request.header("Accept", "text/csv"))
                .body();
        String dearer = created(post(
                        "/api/v1/policies/tier/versions",
                        csv.replace(",1000,6.00,", ",1000,7.50,"),
                        "Content-Type",
                        "text/csv"))
                .json()
                .path("version")
                .asString();
        return created(post(
                        "/api/v1/policies/tier/versions/" + dearer + "/simulations",
                        "{\"periods\":3,\"jumpPercent\":\"4\"}"))
                .json()
                .path("id")
                .asString();
    }

    /** A version of the terms that waits for somebody else's approval. */
    private JsonNode proposal() {
        String version = created(post("/api/v1/policies/terms/versions", """
                        {"rows":[{"row":"default","dayCount":"ACTUAL_END_EXCLUSIVE","proration":"PRORATE",
                                  "roundingStage":"CHARGE","roundingMode":"HALF_UP","taxRounding":"PER_INVOICE",
                                  "discountOrder":"SEQUENTIAL","zeroUsageFirstFlatFee":"false",
                                  "lateUsage":"CORRECT_NEXT_INVOICE","paymentDays":"21"}]}"""))
                .json()
                .get("version")
                .asString();
        return created(post("/api/v1/policies/terms/versions/" + version + "/submit", """
                {"reason":"Customers asked for three weeks","effectiveFrom":"2027-01-01T00:00:00Z"}"""))
                .json();
    }

    private static Answer created(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        return answer;
    }
}
