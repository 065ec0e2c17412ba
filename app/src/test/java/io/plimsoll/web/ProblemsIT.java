package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.AppTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsIT extends AppTest {

    private static final String CUSTOMER = """
            {"name":"Acme","currency":"USD","country":"US","segment":"startup","timeZone":"UTC"}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUT  | /customers/bad         | {"name":"Acme","colour":"red"}               | 422 | unknown-field      | /colour
            PUT  | /customers/bad         | {"name":5}                                   | 422 | invalid-fields     | /name
            PUT  | /customers/bad         | {"name":"Acme","currency":"Dollars","country":"US","segment":"startup","timeZone":"UTC"} | 422 | invalid-customer | /currency
            PUT  | /customers/bad         | {"name":"Acme","currency":"USD","country":"Germany","segment":"startup","timeZone":"UTC"} | 422 | invalid-customer | /country
            PUT  | /customers/bad         | {"name":"Acme","currency":"USD","country":"US","segment":"startup","timeZone":"Mars/Base"} | 422 | invalid-customer | /timeZone
            PUT  | /customers/bad         | {"name":"","currency":"USD","country":"US","segment":"startup","timeZone":"UTC"} | 422 | invalid-customer | /name
            PUT  | /customers/bad         | {"name":"Acme","currency":"USD","country":"US","segment":"startup","timeZone":"UTC","email":"no mail"} | 422 | invalid-customer | /email
            PUT  | /customers/bad         | []                                           | 422 | invalid-fields     |
            PUT  | /customers/bad         | {"name":"Acme","name":"Twice"}               | 400 | malformed-json     |
            PUT  | /customers/bad         | {"name":                                     | 400 | malformed-json     |
            PUT  | /customers/bad%20key   | {"name":"Acme"}                              | 400 | invalid-parameter  | /customer
            PUT  | /meters/bad            | {"eventType":"a","aggregation":"AVERAGE","unit":"call"} | 422 | invalid-meter | /aggregation
            PUT  | /meters/bad            | {"eventType":"a","aggregation":"SUM","unit":"call"}     | 422 | invalid-meter | /property
            PUT  | /meters/bad            | {"aggregation":"COUNT","unit":"call"}        | 422 | invalid-meter      | /eventType
            PUT  | /meters/bad            | {"eventType":"a","aggregation":"COUNT","unit":"call","unitExponent":"9"} | 422 | invalid-fields | /unitExponent
            PUT  | /meters/bad            | {"eventType":"a","aggregation":"COUNT","unit":"call","unitExponent":99}  | 422 | invalid-meter  | /unitExponent
            PUT  | /meters/bad            | {"eventType":"a","aggregation":"COUNT","unit":"call","filters":{"x":"y"}} | 422 | invalid-fields | /filters/x
            PUT  | /plans/bad             | {"name":"Bad","alignment":"SOMETIMES"}       | 422 | invalid-plan       | /alignment
            PUT  | /plans/bad             | {"name":"Bad","intervalMonths":13}           | 422 | invalid-plan       | /intervalMonths
            PUT  | /plans/bad             | {"name":"Bad","intervalMonths":1.5}          | 422 | invalid-fields     | /intervalMonths
            POST | /subscriptions         | {"plan":"p","startAt":"2026-06-01T00:00:00Z"}                        | 422 | invalid-fields | /customer
            POST | /subscriptions         | {"customer":"nobody","plan":"p","startAt":"yesterday"}               | 422 | invalid-fields | /startAt
            POST | /subscriptions         | {"customer":"nobody","plan":"p","startAt":"2026-06-01"}              | 422 | invalid-fields | /startAt
            POST | /subscriptions         | {"customer":"no body","plan":"p","startAt":"2026-06-01T00:00:00Z"}   | 422 | invalid-fields | /customer
            POST | /subscriptions         | {"customer":"nobody","plan":"p","startAt":"2026-06-01T00:00:00Z","seats":-1}  | 422 | invalid-fields | /seats
            POST | /subscriptions         | {"customer":"nobody","plan":"p","startAt":"2026-06-01T00:00:00Z","seats":"3"} | 422 | invalid-fields | /seats
            POST | /subscriptions         | {"customer":"nobody","plan":"p","startAt":"2026-06-01T00:00:00Z"}    | 422 | invalid-subscription | /customer
            POST | /subscriptions/sub_999999/changes | {"plan":"p","when":"NEVER"}       | 422 | invalid-fields     | /when
            POST | /subscriptions/17/changes         | {"plan":"p","when":"PERIOD_END"}  | 400 | invalid-parameter  | /id
            POST | /billing-runs          | {"dryRun":true}                              | 422 | invalid-fields     | /through
            POST | /billing-runs          | {"through":"2026-13-01T00:00:00Z"}           | 422 | invalid-fields     | /through
            POST | /billing-runs          | {"through":"2026-06-01T00:00:00Z","dryRun":"yes"} | 422 | invalid-fields | /dryRun
            POST | /invoices/inv_999999/void | {"reason":" "}                            | 422 | invalid-fields     | /reason
            POST | /invoices/inv_999999/void | {"reason":"Mistake"}                      | 404 | unknown-invoice    |
            POST | /api-keys              | {"label":"x","roles":["KING"]}               | 422 | invalid-fields     | /roles/0
            POST | /api-keys              | {"label":"","roles":[]}                      | 422 | invalid-fields     | /label
            POST | /users                 | {"login":"x y","displayName":"X","roles":["FINANCE"]}  | 422 | invalid-user | /login
            POST | /users                 | {"login":"robot","displayName":"X","roles":["INTEGRATOR"]} | 422 | invalid-user | /roles
            POST | /policies/nothing/decide | {}                                         | 404 | unknown-policy-set |
            POST | /policies/plan/decide  | {"plan":{"key":"x"}}                         | 422 | invalid-fields     | /plan
            POST | /policies/plan/versions/abcd/submit | {"effectiveFrom":"soon","reason":"x"} | 422 | invalid-fields | /effectiveFrom
            POST | /policies/plan/versions/abcd/submit | {"reason":" "}                  | 422 | invalid-fields     | /reason
            POST | /policies/plan/versions | {"rows":[]}                                 | 422 | invalid-fields     | /rows
            POST | /test-clock/advance    | {}                                           | 422 | invalid-fields     | /to
            """)
    void namesTheFieldThatIsWrong(String method, String path, String body, int status, String code, String pointer) {
        Answer answer =
                send(method, "/api/v1" + path, body, request -> request.header("Content-Type", "application/json"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.code()).as(answer.body()).isEqualTo(code);
        if (pointer != null) {
            assertThat(answer.pointers()).as(answer.body()).contains(pointer);
        }
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("title").asString()).isNotBlank();
        assertThat(answer.json().path("type").asString()).endsWith(code);
        assertThat(answer.json().path("detail").asString())
                .startsWith("expected ")
                .contains("but");
        assertThat(answer.body()).doesNotContain("Exception", "io.plimsoll", "java.", "tools.jackson", "select ");
    }

    @ParameterizedTest
    @CsvSource({
        "/customers?limit=0,          /limit",
        "/customers?limit=1000,       /limit",
        "/customers?limit=many,       /limit",
        "/invoices?state=LOST,        /state",
        "/invoices?period=May,        /period",
        "/invoices?period=2026-13,    /period",
        "/invoices?customer=no%20one, /customer",
        "/invoices/17,                /id",
        "/invoices/inv_0,             /id",
        "/invoices/inv_1/lines/x/trace, /number",
        "/subscriptions,              /customer",
        "/subscriptions/sub_x/usage,  /id",
        "/billing-runs/imp_1,         /id",
        "/usage-imports/run_1,        /id",
        "/user-tasks/inv_1,           /key",
        "/workflows?state=ASLEEP,     /state"
    })
    void namesTheParameterThatIsWrong(String path, String pointer) {
        Answer answer = get("/api/v1" + path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid-parameter");
        assertThat(answer.pointers()).as(answer.body()).containsExactly(pointer);
        assertThat(answer.body()).doesNotContain("Exception", "io.plimsoll", "java.");
    }

    @Test
    void namesAllWrongFieldsAtOnce() {
        Answer answer = put("/api/v1/customers/bad", "{\"name\":\"\",\"currency\":\"x\",\"country\":\"y\"}");
        assertThat(answer.pointers()).contains("/name", "/currency", "/country", "/segment", "/timeZone");
        assertThat(post("/api/v1/subscriptions", "{}").pointers()).containsExactly("/customer", "/plan", "/startAt");
    }

    @Test
    void saysWhereJsonBreaksOff() {
        Answer answer = put("/api/v1/customers/bad", "{\n  \"name\": \"Acme\",\n  \"currency\": USD\n}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asString()).contains("line 3, column");
    }

    @Test
    void asksForABody() {
        Answer answer = put("/api/v1/customers/bad", "");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("missing-body");
    }

    @Test
    void refusesOtherMediaTypesMethodsAndEncodings() {
        Answer media =
                send("PUT", "/api/v1/customers/bad", CUSTOMER, request -> request.header("Content-Type", "text/plain"));
        assertThat(List.of(media.status(), media.code())).isEqualTo(List.of(415, "unsupported-media-type"));
        Answer method = send("DELETE", "/api/v1/customers/bad", null, request -> {});
        assertThat(List.of(method.status(), method.code())).isEqualTo(List.of(405, "method-not-allowed"));
        assertThat(method.header("Allow")).contains("PUT");
        Answer accept = send("GET", "/api/v1/meters", null, request -> request.header("Accept", "image/png"));
        assertThat(List.of(accept.status(), accept.code())).isEqualTo(List.of(406, "not-acceptable"));
        Answer packed = send(
                "PUT",
                "/api/v1/customers/bad",
                CUSTOMER,
                request -> request.header("Content-Type", "application/json").header("Content-Encoding", "gzip"));
        assertThat(packed.code()).isEqualTo("unsupported-content-encoding");
        Answer part = send(
                "POST",
                "/api/v1/usage-imports",
                "--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nv\r\n--x--\r\n",
                request -> request.header("Content-Type", "multipart/form-data; boundary=x"));
        assertThat(part.status()).isEqualTo(400);
        assertThat(part.pointers()).containsExactly("/file");
    }

    @Test
    void refusesBodiesThatAreTooLargeWhetherAnnouncedOrNot() {
        String large = "{\"name\":\"" + "x".repeat(300 * 1024) + "\"}";
        assertThat(put("/api/v1/meters/bad", large).status()).isEqualTo(413);
        Answer chunked = sendStream("PUT", "/api/v1/meters/bad", "application/json", large);
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(chunked.code()).isEqualTo("body-too-large");
        String events = "[" + " ".repeat(5 * 1024 * 1024) + "]";
        Answer batch = sendStream("POST", "/api/v1/events", "application/cloudevents-batch+json", events);
        assertThat(batch.status()).isEqualTo(413);
    }

    @Test
    void saysThatThereIsNoSuchThing() {
        assertThat(get("/api/v1/nothing").code()).isEqualTo("unknown-route");
        assertThat(get("/api/v1/customers/nobody").code()).isEqualTo("unknown-customer");
        assertThat(get("/api/v1/invoices/inv_999999").code()).isEqualTo("unknown-invoice");
        assertThat(get("/api/v1/subscriptions/sub_999999").code()).isEqualTo("unknown-subscription");
        assertThat(get("/api/v1/meters/nothing").code()).isEqualTo("unknown-meter");
        assertThat(get("/api/v1/meters/nothing").status()).isEqualTo(404);
    }

    @Test
    void keepsDeepAndHugeJsonOut() {
        String deep = "[".repeat(200) + "]".repeat(200);
        assertThat(post("/api/v1/prices/quote", deep).status()).isEqualTo(400);
        String number = "{\"currency\":\"USD\",\"quantity\":" + "9".repeat(500) + "}";
        assertThat(post("/api/v1/prices/quote", number).status()).isEqualTo(400);
    }
}
