package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.AppTest;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class IdempotencyIT extends AppTest {

    @Autowired
    private JdbcClient database;

    @Test
    void givesTheFirstAnswerAgain() {
        Answer first = makeKey("replay-1", "Replayed");
        Answer again = makeKey("replay-1", "Replayed");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("token").asString()).startsWith("pk_");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.json().path("prefix")).isEqualTo(first.json().path("prefix"));
        assertThat(keysLabelled("Replayed")).isEqualTo(1);
    }

    @Test
    void storesNoSecretWithTheAnswer() {
        String token = makeKey("secret-1", "Secret").json().path("token").asString();
        assertThat(makeKey("secret-1", "Secret").json().path("token").isNull()).isTrue();
        assertThat(database.sql("select convert_from(response_body, 'UTF8') from idempotency_record")
                        .query(String.class)
                        .list())
                .noneMatch(body -> body.contains(token.substring(14)));
    }

    @Test
    void refusesAnotherRequestUnderTheSameKey() {
        makeKey("reused-1", "Reused");
        Answer other = makeKey("reused-1", "Another");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency-key-reused");
        assertThat(keysLabelled("Another")).isZero();
    }

    @Test
    void keepsNoRefusal() {
        assertThat(makeKey("corrected-1", "").status()).isEqualTo(422);
        assertThat(makeKey("corrected-1", "Corrected").status()).isEqualTo(201);
    }

    @Test
    void happensOnceHoweverManyAskAtOnce() throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<Future<Answer>> asked = callers.invokeAll(IntStream.range(0, 8)
                    .mapToObj(i -> (java.util.concurrent.Callable<Answer>) () -> makeKey("at-once-1", "At once"))
                    .toList());
            for (Future<Answer> answer : asked) {
                assertThat(answer.get().status()).isIn(201, 409);
                if (answer.get().status() == 409) {
                    assertThat(answer.get().code()).isEqualTo("idempotency-key-in-flight");
                }
            }
        }
        assertThat(keysLabelled("At once")).isEqualTo(1);
    }

    /** As if the process died between the effect and the answer: the record cannot be written. */
    @Test
    void undoesTheEffectWhenTheAnswerCannotBeKept() {
        database.sql("""
                create function refuse_record() returns trigger language plpgsql as
                $$ begin raise exception 'the power went off'; end $$
                """).update();
        database.sql("""
                create trigger power_cut before insert on idempotency_record for each row
                when (new.idempotency_key = 'power-cut-1') execute function refuse_record()
                """).update();
        Answer cut = makeKey("power-cut-1", "Power cut");
        assertThat(cut.status()).isEqualTo(500);
        assertThat(cut.json().path("correlationId").asString()).isNotBlank();
        assertThat(cut.body()).doesNotContain("power went off", "Exception");
        assertThat(keysLabelled("Power cut")).isZero();

        database.sql("drop trigger power_cut on idempotency_record").update();
        assertThat(makeKey("power-cut-1", "Power cut").status()).isEqualTo(201);
        assertThat(keysLabelled("Power cut")).isEqualTo(1);
    }

    @Test
    void takesOnlyPrintableKeys() {
        assertThat(makeKey("has a space", "Odd").code()).isEqualTo("invalid-idempotency-key");
        assertThat(makeKey("x".repeat(256), "Odd").code()).isEqualTo("invalid-idempotency-key");
    }

    @Test
    void knowsAFileByItsContentAndNotByItsBoundary() {
        String events = "{\"specversion\":\"1.0\"}\n";
        Answer first = upload("boundary-one", events);
        assertThat(first.status()).as(first.body()).isEqualTo(202);
        assertThat(upload("boundary-two", events).body()).isEqualTo(first.body());
        assertThat(upload("boundary-three", events + events).code()).isEqualTo("idempotency-key-reused");
    }

    private Answer upload(String boundary, String content) {
        String body =
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"may.jsonl\"\r\n\r\n"
                        + content + "\r\n--" + boundary + "--\r\n";
        return send(
                "POST",
                "/api/v1/usage-imports",
                body,
                request -> request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .header("Idempotency-Key", "upload-1"));
    }

    private Answer makeKey(String idempotencyKey, String label) {
        return post(
                "/api/v1/api-keys",
                "{\"label\":\"" + label + "\",\"roles\":[\"INTEGRATOR\"]}",
                "Idempotency-Key",
                idempotencyKey);
    }

    private long keysLabelled(String label) {
        return database.sql("select count(*) from api_key where label = :label")
                .param("label", label)
                .query(Long.class)
                .single();
    }
}
