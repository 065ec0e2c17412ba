package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.AppTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Trials, plan changes now and commitments over the API. */
class TermsOfServiceIT extends AppTest {

    @BeforeEach
    void putPlans() {
        put("/api/v1/plans/platform-hybrid", "{\"name\":\"Platform\"}");
        put("/api/v1/plans/enterprise-commit", "{\"name\":\"Enterprise\"}");
    }

    @Test
    void aTrialIsExtendedAndConvertedOnce() {
        String trial = "/api/v1/subscriptions/" + subscribe("terms-amber", "platform-hybrid", true) + "/trial";

        assertThat(post(trial + "/extend", "{\"days\":0,\"reason\":\" \"}").pointers())
                .containsExactlyInAnyOrder("/days", "/reason");
        JsonNode extended = read(post(trial + "/extend", "{\"days\":7,\"reason\":\"security review\"}"), 200);
        assertThat(extended.path("endsAt").asString()).isEqualTo("2026-06-22T00:00:00Z");
        assertThat(extended.path("extensions").asInt()).isEqualTo(1);
        assertThat(read(post(trial + "/convert", ""), 200).path("state").asString())
                .isEqualTo("CONVERTED");
        assertThat(post(trial + "/convert", "").status()).isEqualTo(200);
        assertThat(post(trial + "/extend", "{\"days\":7,\"reason\":\"again\"}").code())
                .isEqualTo("trial-is-over");
        assertThat(get("/api/v1/subscriptions/" + subscribe("terms-birch", "platform-hybrid", false) + "/trial")
                        .code())
                .isEqualTo("unknown-trial");
    }

    @Test
    void aCommitmentIsAgreedOnceAndRenewed() {
        String id = subscribe("terms-cedar", "enterprise-commit", false);
        String body = "{\"amountPerYear\":\"50000.00\",\"currency\":\"USD\",\"termMonths\":12,"
                + "\"startAt\":\"2026-06-01T00:00:00Z\"}";
        JsonNode agreed = read(post("/api/v1/subscriptions/" + id + "/commitments", body), 201);
        String commitment = agreed.path("id").asString();

        assertThat(read(post("/api/v1/subscriptions/" + id + "/commitments", body), 201)
                        .path("id")
                        .asString())
                .isEqualTo(commitment);
        assertThat(post("/api/v1/subscriptions/" + id + "/commitments", body.replace("50000.00", "0.001"))
                        .pointers())
                .containsExactly("/amountPerYear");
        JsonNode listed = read(get("/api/v1/customers/terms-cedar/commitments"), 200);
        assertThat(listed.path("data").get(0).path("committed").asString()).isEqualTo("50000.00");
        assertThat(listed.path("data").get(0).path("usedPercent").asString()).isEqualTo("0.00");
        JsonNode next = read(post("/api/v1/commitments/" + commitment + "/renewal/accept", ""), 200);
        assertThat(next.path("renewalOf").asString()).isEqualTo(commitment);
        assertThat(post("/api/v1/commitments/" + commitment + "/renewal/decline", "{}")
                        .code())
                .isEqualTo("commitment-is-over");
    }

    private String subscribe(String customer, String plan, boolean trial) {
        put("/api/v1/customers/" + customer, """
                {"name":"Cedar","currency":"USD","country":"US","segment":"growth","timeZone":"UTC"}""");
        return read(post("/api/v1/subscriptions", """
                        {"customer":"%s","plan":"%s","startAt":"2026-06-01T00:00:00Z","seats":1,"trial":%s}""".formatted(customer, plan, trial)), 201)
                .path("id")
                .asString();
    }

    private static JsonNode read(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json();
    }
}
