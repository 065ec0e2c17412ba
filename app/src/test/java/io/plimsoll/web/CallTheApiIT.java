package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.AppTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The way of {@code docs/guides/call-the-api.md}: from a meter to a line of an invoice that explains itself. */
class CallTheApiIT extends AppTest {

    @Test
    void goesFromAMeterToAnExplainedInvoice() {
        ok(put("/api/v1/meters/contacts", """
                {"eventType":"contacts.counted","aggregation":"MAX","property":"contacts","unit":"contact"}"""));
        ok(put("/api/v1/plans/email-49", "{\"name\":\"E-mail 49\",\"intervalMonths\":1,\"alignment\":\"CALENDAR\"}"));
        ok(put("/api/v1/customers/guide-acme", """
                {"name":"Acme","currency":"USD","country":"US","segment":"startup","timeZone":"UTC"}"""));
        JsonNode subscription = ok(post("/api/v1/subscriptions", """
                {"customer":"guide-acme","plan":"email-49","startAt":"2026-05-01T00:00:00Z","seats":1}"""));
        String id = subscription.path("id").asString();
        assertThat(id).matches("sub_[0-9]+");
        JsonNode taken = ok(post("/api/v1/events", """
                {"specversion":"1.0","id":"1","source":"/guide","type":"contacts.counted","subject":"guide-acme",
                 "time":"2026-05-20T10:00:00Z","data":{"contacts":12000}}""", "Content-Type", "application/cloudevents+json"));
        assertThat(taken.path("accepted").asInt()).isEqualTo(1);

        JsonNode usage = ok(get("/api/v1/subscriptions/" + id + "/usage?period=2026-05"));
        JsonNode contacts = usage.path("meters").path(0);
        assertThat(contacts.path("quantity").asString()).isEqualTo("12000");
        assertThat(contacts.path("included").asString()).isEqualTo("10000");
        assertThat(contacts.path("remaining").asString()).isEqualTo("0");
        assertThat(contacts.path("overage").asString()).isEqualTo("2000");
        String overageAmount = contacts.path("overageAmount").asString();
        assertThat(overageAmount).matches("[1-9][0-9]*\\.[0-9]{2}");
        assertThat(get("/api/v1/subscriptions/" + id + "/usage?period=2026-04").status())
                .isEqualTo(400);

        JsonNode change = ok(post("/api/v1/subscriptions/" + id + "/changes", """
                {"seats":3,"when":"PERIOD_END","preview":true}"""));
        assertThat(change.path("difference").path("currency").asString()).isEqualTo("USD");
        assertThat(ok(get("/api/v1/subscriptions/" + id)).path("seats").asInt()).isEqualTo(1);
        JsonNode now = ok(post("/api/v1/subscriptions/" + id + "/changes", """
                {"seats":3,"when":"NOW","preview":true}"""));
        assertThat(now.path("difference").path("currency").asString())
                .as(now.toString())
                .isEqualTo("USD");
        assertThat(ok(get("/api/v1/subscriptions/" + id)).path("seats").asInt()).isEqualTo(1);

        String run = ok(post("/api/v1/billing-runs", "{\"through\":\"2026-06-01T00:00:00Z\"}"))
                .path("id")
                .asString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> ok(get("/api/v1/billing-runs/" + run))
                        .path("state")
                        .asString()
                        .equals("COMPLETED"));
        JsonNode listed = ok(get("/api/v1/invoices?customer=guide-acme&period=2026-05"));
        assertThat(listed.path("data").size()).isEqualTo(1);
        String invoiceId = listed.path("data").path(0).path("id").asString();
        JsonNode invoice = ok(get("/api/v1/invoices/" + invoiceId));
        assertThat(invoice.path("lines").path(1).path("amount").asString()).isEqualTo(overageAmount);
        JsonNode trace = ok(get("/api/v1/invoices/" + invoiceId + "/lines/2/trace"));
        assertThat(trace.path("amountInWords").asString()).contains("12,000");
        assertThat(trace.path("decisions").path(0).path("version").asString()).matches("[0-9a-f]{64}");
        assertThat(trace.path("usage").path("events").asInt()).isEqualTo(1);
        assertThat(ok(post("/api/v1/invoices/" + invoiceId + "/void", "{\"reason\":\"Only a guide\"}"))
                        .path("state")
                        .asString())
                .isEqualTo("VOID");
        assertThat(ok(get("/api/v1/customers/guide-acme/timeline")).path("data").toString())
                .contains("invoice-voided");
    }

    @Test
    void quotesAndDecides() {
        JsonNode quote = ok(post("/api/v1/prices/quote", """
                {"currency":"USD","price":{"model":"GRADUATED","tiers":[{"upTo":"1000","unitPrice":"0.10"},{"upTo":null,"unitPrice":"0.05"}]},
                 "quantity":"1500"}"""));
        assertThat(quote.path("amount").asString()).isEqualTo("125.00");
        JsonNode share = ok(post("/api/v1/prices/prorate", """
                {"amount":"310.00","currency":"USD","period":{"start":"2026-05-01","end":"2026-06-01"},
                 "served":{"start":"2026-05-16","end":"2026-06-01"},"dayCount":"ACTUAL_END_EXCLUSIVE"}"""));
        assertThat(share.path("amount").asString()).isEqualTo("160.00");
        JsonNode decision = ok(post("/api/v1/policies/plan/decide", """
                {"plan":"email-49","segment":"startup","country":"US","currency":"USD","tenureMonths":0}"""));
        assertThat(decision.path("rowIds").size()).isEqualTo(1);
        assertThat(decision.path("decision").path("baseFee").asString()).isEqualTo("49.00");
        assertThat(ok(get("/api/v1/policies")).path("data").size()).isEqualTo(12);
        String version = ok(get("/api/v1/policies/plan/versions"))
                .path("data")
                .path(0)
                .path("version")
                .asString();
        assertThat(ok(get("/api/v1/policies/plan/versions/" + version.substring(0, 8)))
                        .path("rows")
                        .size())
                .isPositive();
        Answer csv = send(
                "GET",
                "/api/v1/policies/plan/versions/" + version,
                null,
                request -> request.header("Accept", "text/csv"));
        assertThat(csv.body()).startsWith("row,");
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
        return answer.json();
    }
}
