package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.AppTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AttributesIT extends AppTest {

    @Test
    void goFromADeclarationToADecision() {
        ok(put("/api/v1/attributes/customer.employees", "{\"type\":\"NUMBER\",\"says\":\"People who work there\"}"));
        ok(put("/api/v1/attributes/subscription.route", "{\"type\":\"ONE_OF\",\"oneOf\":[\"partner\",\"web shop\"]}"));
        ok(put("/api/v1/plans/free", "{\"name\":\"Free\"}"));
        JsonNode customer = ok(put("/api/v1/customers/attributes-acme", """
                {"name":"Acme","currency":"USD","country":"US","segment":"startup","timeZone":"UTC",
                 "attributes":{"employees":250.0}}"""));
        assertThat(customer.path("attributes").path("employees").asString()).isEqualTo("250");
        JsonNode subscription = ok(post("/api/v1/subscriptions", """
                {"customer":"attributes-acme","plan":"free","startAt":"2026-05-01T00:00:00Z","seats":1,
                 "attributes":{"route":"partner"}}"""));
        assertThat(subscription.path("attributes").path("route").asString()).isEqualTo("partner");
        String id = subscription.path("id").asString();
        assertThat(ok(put("/api/v1/subscriptions/" + id + "/attributes", "{\"attributes\":{\"route\":null}}"))
                        .path("attributes")
                        .size())
                .isZero();

        JsonNode decision = ok(post("/api/v1/policies/terms/decide", """
                {"plan":"free","currency":"USD","customer.employees":"1e3"}"""), 422);
        assertThat(decision.path("detail").asString()).contains("expected a decimal such as 250");
        ok(post(
                "/api/v1/policies/terms/decide",
                "{\"plan\":\"free\",\"currency\":\"USD\",\"customer.employees\":250}"));
        JsonNode version = ok(post("/api/v1/policies/terms/versions", """
                {"rows":[{"row":"large","customer.employees":"100..","dayCount":"SECONDS","proration":"NONE",
                  "roundingStage":"CHARGE","roundingMode":"UP","taxRounding":"PER_LINE","discountOrder":"SEQUENTIAL",
                  "zeroUsageFirstFlatFee":"false","lateUsage":"REFUSE_AFTER_GRACE","paymentDays":"60"}]}"""));
        JsonNode refused = ok(send("DELETE", "/api/v1/attributes/customer.employees", null, request -> {}), 409);
        assertThat(refused.path("code").asString()).isEqualTo("attribute-in-use");
        assertThat(refused.path("detail").asString())
                .contains("used by version %s of `terms`"
                        .formatted(version.path("number").asString()));
        assertThat(send("DELETE", "/api/v1/attributes/subscription.route", null, request -> {})
                        .status())
                .isEqualTo(204);
    }

    @Test
    void sayWhichValueWasWrong() {
        ok(put("/api/v1/attributes/customer.signed", "{\"type\":\"DATE\"}"));
        Answer answer = put("/api/v1/customers/attributes-bad", """
                {"name":"Bad","currency":"USD","country":"US","segment":"startup","timeZone":"UTC",
                 "attributes":{"signed":"soon","nothing":"x"}}""");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.pointers()).containsExactlyInAnyOrder("/attributes/signed", "/attributes/nothing");
        assertThat(get("/api/v1/customers/attributes-bad").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trial | {\"plan\":\"platform-hybrid\",\"segment\":\"startup\",\"extensions\":0} | platform",
                "grace | {\"plan\":\"email-49\",\"meter\":\"contacts\",\"segment\":\"growth\",\"tenureMonths\":2,"
                        + "\"overagePercent\":\"18.4\",\"earlierOverages\":0} | first-slip",
                "commitment | {\"plan\":\"enterprise-commit\",\"segment\":\"enterprise\",\"currency\":\"USD\","
                        + "\"committedAmount\":\"50000.00\",\"termMonths\":12} | usd-50k",
                "incentive | {\"plan\":\"email-49\",\"segment\":\"startup\",\"currency\":\"USD\","
                        + "\"periodStart\":\"2026-07-01\",\"monthsSinceStart\":1,\"renewal\":false} | welcome",
                "expansion | {\"plan\":\"api-payg\",\"meter\":\"api-calls\",\"segment\":\"growth\",\"overagePeriods\":0,"
                        + "\"milestone\":\"1000000\"} | million-calls",
                "dunning | {\"plan\":\"email-49\",\"segment\":\"startup\",\"currency\":\"USD\",\"amount\":\"49.00\","
                        + "\"attempt\":0,\"daysOverdue\":1} | first-try",
                "approval | {\"set\":\"plan\",\"currency\":\"USD\",\"amount\":\"10.00\",\"percent\":\"1\","
                        + "\"simulated\":true} | default"
            })
    void areNotNeededToAskTheSetsWhoseConsumersComeLater(String set, String question, String row) {
        JsonNode answer = ok(post("/api/v1/policies/" + set + "/decide", question));
        assertThat(answer.path("rowIds").path(0).asString()).isEqualTo(row);
        assertThat(answer.path("decision").isObject()).isTrue();
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
        return answer.json();
    }

    private static JsonNode ok(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json();
    }
}
