package io.plimsoll.web.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.AppTest;
import io.plimsoll.Browser;
import io.plimsoll.access.Role;
import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.table.CellError;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.PolicyTable;
import io.plimsoll.rules.table.TableReading;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** No path leads from a cell to code: what is text stays text, and the rest is refused. */
@Timeout(120)
class HostileCellsIT extends AppTest {

    private static final String VERSIONS = "/api/v1/policies/review/versions";
    private static final AtomicInteger KEYS = new AtomicInteger();

    /** What many of the values would do if anything ran them. */
    @AfterEach
    void nothingRan() {
        assertThat(System.getProperty("plimsoll.hacked")).isNull();
        assertThat(Path.of("target/hostile")).matches(Files::notExists);
        assertThat(get("/api/v1/policies").json().path("data").size()).isEqualTo(PolicySets.ALL.size());
    }

    @Test
    void everyColumnOfEverySetReadsThemAsPlainTextOrRefusesThem() {
        assertThat(HostileCells.ALL).hasSizeGreaterThan(200);
        for (PolicySet<?, ?> set : PolicySets.ALL) {
            for (Column<?> column : set.schema().columns()) {
                List<Map<String, String>> rows = HostileCells.rows(set, column.name(), HostileCells.ALL);
                TableReading reading = TableReading.of(set.schema(), rows);
                assertThat(reading.errors()).extracting(CellError::column).containsOnly(column.name());
                assertThat(reading.rows().size() + reading.errors().size()).isEqualTo(rows.size());
                HostileCells.ALL.stream()
                        .filter(value -> HostileCells.isTaken(set, column.name(), value))
                        .forEach(value -> {
                            PolicyTable table =
                                    PolicyTable.of(set.schema(), HostileCells.rows(set, column.name(), List.of(value)));
                            assertThat(PolicyTable.read(set.schema(), table.csv()))
                                    .isEqualTo(table);
                        });
            }
        }
    }

    @Test
    void rowsSentAsJsonAreStoredAsTheTextTheyAreOrRefused() {
        List<String> taken = HostileCells.takenBy(PolicySets.REVIEW, "reason");
        assertThat(taken).hasSizeGreaterThan(100);
        Answer stored = postRows(HostileCells.rows(PolicySets.REVIEW, "reason", taken));
        assertThat(stored.status()).isEqualTo(201);
        String path = VERSIONS + "/" + stored.json().path("version").asString();
        List<String> back = get(path)
                .json()
                .path("rows")
                .valueStream()
                .map(row -> row.path("reason").asString(""))
                .toList();
        assertThat(back).isEqualTo(taken.stream().map(String::strip).toList());
        HostileCells.ALL.stream().filter(value -> !taken.contains(value)).forEach(value -> {
            Answer refused = postRows(HostileCells.rows(PolicySets.REVIEW, "reason", List.of(value)));
            assertThat(refused.status()).as(value).isEqualTo(422);
            assertThat(refused.code()).as(value).isIn("invalid-policy-table", "invalid-fields");
        });
    }

    @Test
    void theSameTextsAsCsvAreTheSameVersion() {
        List<Map<String, String>> rows =
                HostileCells.rows(PolicySets.REVIEW, "reason", HostileCells.takenBy(PolicySets.REVIEW, "reason"));
        String csv = PolicyTable.of(PolicySets.REVIEW.schema(), rows).csv();
        Answer asCsv = postCsv(csv);
        assertThat(asCsv.status()).isEqualTo(201);
        assertThat(asCsv.json().path("version")).isEqualTo(postRows(rows).json().path("version"));
        // Unquoted and in the middle of a line, where they break the table itself.
        for (String value : HostileCells.ALL) {
            Answer broken = postCsv("row,plan,action,reason,graceHours\nh1,,HOLD," + value + ",1\n");
            assertThat(broken.status()).as(value).isIn(201, 413, 422);
        }
    }

    @Test
    void aPageShowsThemEscaped() {
        List<String> taken = HostileCells.takenBy(PolicySets.REVIEW, "reason");
        String version = postRows(HostileCells.rows(PolicySets.REVIEW, "reason", taken))
                .json()
                .path("version")
                .asString();
        Browser browser = browser(Role.REVOPS);
        assertThat(browser.get("/policies/review/versions/" + version)).isEqualTo(200);
        String page = browser.body();
        String read = HtmlUtils.htmlUnescape(page);
        assertThat(page).doesNotContain("<script>window.hacked", "<img src=x", "<svg onload", "<iframe srcdoc");
        taken.stream().map(String::strip).forEach(value -> assertThat(read).contains(value));
    }

    @Test
    void idsColumnsNotesAndPathsMadeOfThemAreRefusedOrText() {
        for (String value : HostileCells.ALL) {
            assertFine(postRows(withId(value)), value);
            assertFine(postRows(HostileCells.rows(PolicySets.REVIEW, value, List.of("1"))), value);
            if (value.length() < 3_000) {
                String inPath = URLEncoder.encode(value, StandardCharsets.UTF_8);
                assertFine(get("/api/v1/policies/review/versions?x=" + inPath), value);
                assertFine(postCsvTo(VERSIONS + "?note=" + inPath, "row,action,graceHours\nh,HOLD,1\n"), value);
                assertFine(get("/api/v1/policies/review/versions/abcd/findings?effectiveFrom=" + inPath), value);
            }
        }
    }

    @Test
    void questionsMadeOfThemAreAnsweredOrRefused() {
        Map<String, Object> usual = Map.of(
                "plan", "free",
                "segment", "startup",
                "currency", "USD",
                "amount", "1",
                "changePercent", "1",
                "firstInvoice", "true");
        for (String value : HostileCells.ALL) {
            for (String column : List.of("plan", "amount", "changePercent", "firstInvoice")) {
                Map<String, Object> asked = new HashMap<>(usual);
                asked.put(column, value);
                Answer answer = post("/api/v1/policies/review/decide", HostileCells.JSON.writeValueAsString(asked));
                assertFine(answer, value);
                assertThat(answer.body().length()).as(value).isLessThan(400_000);
            }
        }
        String numbers = "{\"plan\":\"free\",\"segment\":\"x\",\"currency\":\"USD\",\"firstInvoice\":true,\"amount\":";
        for (String number : List.of("1e999999999", "-1e999999999", "1e-999999999", "1e400", "9".repeat(900))) {
            assertFine(post("/api/v1/policies/review/decide", numbers + number + "}"), number);
        }
    }

    @Test
    void findingsShowThemAsText() {
        List<String> storable =
                HostileCells.ALL.stream().filter(HostileCells::isStorable).toList();
        Answer findings = postFindings(HostileCells.rows(PolicySets.REVIEW, "amount", storable));
        assertThat(findings.status()).isEqualTo(200);
        Map<String, String> kinds = new LinkedHashMap<>();
        for (JsonNode finding : findings.json().path("data")) {
            kinds.put(finding.path("row").asString(), finding.path("kind").asString());
        }
        assertThat(kinds.values()).contains("UNREADABLE_CELL");
        HostileCells.ALL.stream()
                .filter(value -> !HostileCells.isStorable(value))
                .forEach(value -> assertThat(
                                postFindings(HostileCells.rows(PolicySets.REVIEW, "amount", List.of(value)))
                                        .status())
                        .isEqualTo(422));
        assertFine(post("/api/v1/policies/review/findings", "{\"rows\":[null]}"), "null");
        assertFine(post("/api/v1/policies/review/findings", "{\"rows\":[{\"row\":null}]}"), "null");
        assertFine(post(VERSIONS, "{\"rows\":[null]}"), "null");
        assertFine(post(VERSIONS, "{\"rows\":[{\"row\":null,\"plan\":null}]}"), "null");
    }

    private static void assertFine(Answer answer, String value) {
        assertThat(answer.status()).as("%s answered %s", value, answer.body()).isIn(200, 201, 400, 404, 409, 413, 422);
    }

    private Answer postFindings(List<Map<String, String>> rows) {
        return post("/api/v1/policies/review/findings", HostileCells.JSON.writeValueAsString(Map.of("rows", rows)));
    }

    private static List<Map<String, String>> withId(String id) {
        Map<String, String> row = new HashMap<>(
                HostileCells.rows(PolicySets.REVIEW, "reason", List.of("x")).getFirst());
        row.put("row", id);
        return List.of(row);
    }

    private Answer postRows(List<Map<String, String>> rows) {
        return post(VERSIONS, HostileCells.JSON.writeValueAsString(Map.of("rows", rows)), "Idempotency-Key", newKey());
    }

    private Answer postCsv(String csv) {
        return postCsvTo(VERSIONS, csv);
    }

    private Answer postCsvTo(String path, String csv) {
        return post(path, csv, "Content-Type", "text/csv", "Idempotency-Key", newKey());
    }

    private static String newKey() {
        return "hostile-" + KEYS.incrementAndGet();
    }
}
