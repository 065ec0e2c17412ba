package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.AppTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsageEventsIT extends AppTest {

    @BeforeEach
    void someoneToMeter() {
        assertThat(put(
                                "/api/v1/meters/events-it",
                                "{\"eventType\":\"it.calls\",\"aggregation\":\"SUM\",\"property\":\"calls\",\"unit\":\"call\"}")
                        .status())
                .isEqualTo(200);
        assertThat(put(
                                "/api/v1/customers/events-it",
                                "{\"name\":\"Events\",\"currency\":\"USD\",\"country\":\"US\",\"segment\":\"startup\",\"timeZone\":\"UTC\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void takesOneEventABatchAndLines() {
        assertCounts(events("application/cloudevents+json", event("one", "5")), 1, 0, 0);
        assertCounts(
                events("application/cloudevents-batch+json", "[" + event("one", "5") + "," + event("two", "5") + "]"),
                1,
                1,
                0);
        assertCounts(events("application/x-ndjson", event("three", "5") + "\n\n" + event("two", "5") + "\n"), 1, 1, 0);
    }

    @Test
    void leavesBadEventsOutByIndexWhileTheRestGoesIn() {
        String unknown = event("u", "1").replace("\"subject\":\"events-it\"", "\"subject\":\"nobody\"");
        Answer answer = events(
                "application/x-ndjson",
                String.join(
                        "\n",
                        event("good-1", "1"),
                        unknown,
                        event("bad", "\"many\""),
                        "{\"id\":",
                        event("good-2", "1")));
        assertCounts(answer, 2, 0, 3);
        assertThat(answer.json()
                        .path("rejected")
                        .valueStream()
                        .map(one -> one.path("index").asInt()))
                .containsExactly(1, 2, 3);
        answer.json().path("rejected").forEach(one -> {
            assertThat(one.path("code").asString()).isNotBlank();
            assertThat(one.path("detail").asString()).startsWith("expected ");
        });
    }

    @Test
    void refusesABatchNobodyCanRead() {
        Answer answer = events("application/cloudevents-batch+json", "{\"not\":\"an array\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("malformed-batch");
        assertThat(events("application/json", event("x", "1")).status()).isEqualTo(415);
    }

    @Test
    void givesTheSameAnswerUnderTheSameIdempotencyKey() {
        String line = event("again", "1");
        Answer first =
                post("/api/v1/events", line, "Content-Type", "application/x-ndjson", "Idempotency-Key", "events-1");
        Answer again =
                post("/api/v1/events", line, "Content-Type", "application/x-ndjson", "Idempotency-Key", "events-1");
        assertCounts(first, 1, 0, 0);
        assertThat(again.body()).isEqualTo(first.body());
    }

    private Answer events(String mediaType, String body) {
        return post("/api/v1/events", body, "Content-Type", mediaType);
    }

    private static void assertCounts(Answer answer, int accepted, int duplicates, int rejected) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("accepted").asInt()).as(answer.body()).isEqualTo(accepted);
        assertThat(answer.json().path("duplicates").asInt()).isEqualTo(duplicates);
        assertThat(answer.json().path("rejected").size()).isEqualTo(rejected);
    }

    private static String event(String id, String calls) {
        return """
                {"specversion":"1.0","id":"%s","source":"/it","type":"it.calls","subject":"events-it","time":"2026-05-03T10:00:00Z","data":{"calls":%s}}""".formatted(id, calls);
    }
}
