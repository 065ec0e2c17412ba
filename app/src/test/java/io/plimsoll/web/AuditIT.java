package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.AppTest;
import io.plimsoll.Browser;
import io.plimsoll.access.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AuditIT extends AppTest {

    @Test
    void verifiesTheRecordOverTheApi() {
        made("audit-fern");
        JsonNode answer = get("/api/v1/audit/verification").json();
        assertThat(answer.path("ok").asBoolean()).as("%s", answer).isTrue();
        assertThat(answer.path("firstBad").isNull()).isTrue();
        assertThat(answer.path("entries").asLong())
                .isEqualTo(answer.path("verifiedTo").asLong()
                        + answer.path("waiting").asLong());
    }

    @Test
    void givesEveryEntryItsPlaceWithinMoments() {
        made("audit-birch");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(entries("subject=customer:audit-birch")
                                .getFirst()
                                .path("sequenceNumber")
                                .asLong())
                        .isPositive());
    }

    @Test
    void recordsWhatWasTriedInVain() {
        Browser browser = browser();
        browser.signIn("audit-stranger", "a guess or two");
        assertThat(entries("action=attempt.sign-in"))
                .anySatisfy(
                        entry -> assertThat(entry.path("detail").path("login").asString())
                                .isEqualTo("audit-stranger"));
        Browser forger = browser(Role.FINANCE);
        forger.submitWithToken("/account/password", "forged", Map.of());
        assertThat(entries("action=attempt.forged&actor=user:test-finance")).isNotEmpty();
        sendAsNobody(
                "POST",
                "/api/v1/billing-runs",
                new byte[0],
                request -> request.header("Authorization", "Bearer " + key(Role.SUCCESS)));
        assertThat(entries("action=attempt.forbidden")).anySatisfy(entry -> {
            assertThat(entry.path("subject").asString()).isEqualTo("POST /api/v1/billing-runs");
            assertThat(entry.path("detail").path("code").asString()).isEqualTo("not-permitted");
        });
        sendAsNobody("GET", "/api/v1/meters", new byte[0], request -> request.header("Authorization", "Bearer guess"));
        assertThat(entries("action=attempt.unknown-key")).isNotEmpty();
    }

    @Test
    void recordsWhatAnAuditorLooksAt() {
        Browser auditor = browser(Role.AUDITOR);
        assertThat(auditor.get("/customers?q=audit-anyone")).isEqualTo(200);
        assertThat(entries("actor=user:test-auditor&action=auditor.read")).anySatisfy(entry -> {
            assertThat(entry.path("subject").asString()).isEqualTo("GET /customers");
            assertThat(entry.path("detail").path("query").asString()).isEqualTo("q=audit-anyone");
        });
        Browser finance = browser(Role.FINANCE);
        finance.get("/customers?q=audit-anyone");
        assertThat(entries("actor=user:test-finance&action=auditor.read")).isEmpty();
        assertThat(finance.get("/audit")).isEqualTo(403);
    }

    @Test
    void findsWhatTheWordsName() {
        made("audit-rowan");
        Browser auditor = browser(Role.AUDITOR);
        auditor.get("/audit/find?what=inv_7");
        assertThat(auditor.wentTo()).endsWith("/invoices/inv_7");
        auditor.get("/audit/find?what=2251799813685275");
        assertThat(auditor.wentTo()).endsWith("/workflows/2251799813685275");
        auditor.get("/audit/find?what=tier/email-contacts-usd");
        assertThat(auditor.wentTo()).endsWith("/audit/rows?set=tier&row=email-contacts-usd");
        auditor.get("/audit/find?what=audit-rowan");
        assertThat(auditor.wentTo()).endsWith("/customers/audit-rowan/timeline");
        auditor.get("/audit/find?what=somebody");
        assertThat(auditor.wentTo()).endsWith("/audit?person=somebody");
    }

    @Test
    void drawsTheSameSampleForTheSameSeed() {
        String path = "/api/v1/audit/samples?from=2020-01-01T00:00:00Z&to=2030-01-01T00:00:00Z&size=5&seed=";
        assertThat(get(path + "one").body()).isEqualTo(get(path + "one").body());
        assertThat(get(path + "").code()).isEqualTo("invalid-parameter");
    }

    private void made(String customer) {
        assertThat(put("/api/v1/customers/" + customer, """
                {"name":"Amber","currency":"USD","country":"US","segment":"growth","timeZone":"UTC"}""").status()).isEqualTo(200);
    }

    private List<JsonNode> entries(String query) {
        return get("/api/v1/audit/entries?" + query)
                .json()
                .path("data")
                .valueStream()
                .toList();
    }
}
