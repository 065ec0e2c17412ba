package io.plimsoll.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.kernel.BillingException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventsTest {

    private static final String GOOD = """
            {"specversion":"1.0","id":"e1","source":"/s","type":"api.calls","subject":"acme",\
            "time":"2026-05-02T12:00:00.123456789+02:00","datacontenttype":"application/json",\
            "traceparent":"00-ab","extension":{"deep":[1,{"x":2}]},"data":{"calls":0.1,"big":12345678901234567890.5}}""";

    @Test
    void readsAnEventAndPassesOverAttributesItDoesNotNeed() {
        UsageEvent event = read(GOOD);
        assertThat(event.id()).isEqualTo("e1");
        assertThat(event.source()).isEqualTo("/s");
        assertThat(event.type()).isEqualTo("api.calls");
        assertThat(event.subject().value()).isEqualTo("acme");
        assertThat(event.time()).isEqualTo(Instant.parse("2026-05-02T10:00:00.123456Z"));
    }

    @Test
    void readsNumbersAsDecimalsNeverThroughADouble() {
        UsageEvent event = read(GOOD);
        assertThat(event.data().get("calls").decimalValue()).isEqualTo(new BigDecimal("0.1"));
        assertThat(event.data().get("big").decimalValue()).isEqualTo(new BigDecimal("12345678901234567890.5"));
        assertThat(event.data().toString()).isEqualTo("{\"calls\":0.1,\"big\":12345678901234567890.5}");
    }

    @Test
    void readsAnEventWithoutData() {
        assertThat(read(GOOD.replaceFirst(",\"data\":.*", "}")).data().toString())
                .isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "specversion":"1.0"                     | "specversion":"0.3"       | bad-attribute
            "specversion":"1.0",                    |                           | missing-attribute
            "id":"e1",                              |                           | missing-attribute
            "id":"e1"                               | "id":""                   | missing-attribute
            "id":"e1"                               | "id":null                 | missing-attribute
            "id":"e1"                               | "id":7                    | bad-attribute
            "id":"e1"                               | "id":{"a":[]}             | bad-attribute
            "id":"e1"                               | "id":"e1","id":"e2"       | malformed-json
            "source":"/s",                          |                           | missing-attribute
            "type":"api.calls",                     |                           | missing-attribute
            "subject":"acme",                       |                           | missing-attribute
            "subject":"acme"                        | "subject":"no key"        | unknown-customer
            "time":"2026-05-02T12:00:00.123456789+02:00", |                     | missing-attribute
            2026-05-02T12:00:00.123456789+02:00     | yesterday                 | bad-attribute
            2026-05-02T12:00:00.123456789+02:00     | 2026-05-02T12:00:00       | bad-attribute
            2026-05-02T12:00:00.123456789+02:00     | 2026-02-30T12:00:00Z      | bad-attribute
            {"calls":0.1                            | {"calls":NaN              | malformed-json
            {"calls":0.1                            | {"calls":1e401            | bad-number
            {"calls":0.1                            | {"calls":1,"calls":2      | malformed-json
            "data":{                                | "data":[{                 | malformed-json
            "data":{"calls":0.1,"big":12345678901234567890.5} | "data":[1]      | bad-attribute
            "data":{"calls":0.1,"big":12345678901234567890.5} | "data":"{}"     | bad-attribute
            "data":{"calls":0.1,"big":12345678901234567890.5} | "data":{"a":"\\u0000"} | bad-value
            "data":{"calls":0.1,"big":12345678901234567890.5} | "data":{"\\udc00":1} | malformed-json
            """)
    void saysWhatIsWrong(String good, @Nullable String bad, String code) {
        String json = GOOD.replace(good, bad == null ? "" : bad);
        assertThat(json).isNotEqualTo(GOOD);
        assertThat(refused(line(json)).code()).isEqualTo(code);
    }

    @Test
    void quotesWhatCameWithoutControlCharacters() {
        assertThat(refused(line(GOOD.replace("2026-05-02T12:00:00.123456789+02:00", "x\\n" + "y".repeat(100))))
                        .detail())
                .isEqualTo("expected `time` as RFC 3339, such as `2026-05-01T12:00:00Z`, but got `x\uFFFD"
                        + "y".repeat(58) + "…`");
    }

    @Test
    void refusesDeepNestingAndLargeEventsAlone() {
        String deep = GOOD.replace("0.1", "[".repeat(17) + "]".repeat(17));
        String veryDeep = GOOD.replace("0.1", "[".repeat(5_000) + "]".repeat(5_000));
        String large = GOOD.replace("\"/s\"", "\"/s\",\"x\":\"" + "y".repeat(70_000) + "\"");
        String longNumber = GOOD.replace("0.1", "1".repeat(2_000));
        List<UsageEventLine> batch = CloudEvents.batch(
                stream("[" + String.join(",", GOOD, deep, large, longNumber, "7", "[{}]", GOOD) + "]"));
        assertThat(codes(batch))
                .containsExactly(
                        "read",
                        "nested-too-deeply",
                        "event-too-large",
                        "bad-number",
                        "malformed-json",
                        "malformed-json",
                        "read");
        assertThat(codes(CloudEvents.lines(
                        stream(String.join("\n", GOOD, deep, veryDeep, large, longNumber, "7", "", GOOD)))))
                .containsExactly(
                        "read",
                        "nested-too-deeply",
                        "nested-too-deeply",
                        "event-too-large",
                        "bad-number",
                        "malformed-json",
                        "read");
    }

    @Test
    void readsLinesWhateverTheyEndWith() {
        List<UsageEventLine> lines =
                CloudEvents.lines(stream("\uFEFF" + GOOD + "\r\n\r\n \n" + GOOD + "\n{\"specversion\"\n" + GOOD));
        assertThat(codes(lines)).containsExactly("read", "read", "malformed-json", "read");
        assertThat(lines).extracting(UsageEventLine::index).containsExactly(0, 1, 2, 3);
    }

    @Test
    void refusesABrokenBatchWholeAndPointsAtTheBreak() {
        assertThatThrownBy(() -> CloudEvents.batch(stream("[" + GOOD + "," + GOOD.substring(0, 40))))
                .isInstanceOfSatisfying(BillingException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(MeteringRefusal.MALFORMED_BATCH);
                    assertThat(refusal.violations())
                            .singleElement()
                            .extracting(BillingException.Violation::pointer)
                            .isEqualTo("/1");
                });
        for (String body : List.of("", "{}", "null", "[] []", "[" + GOOD + "] x", "[1,]", "\u0000\u0001")) {
            assertThatThrownBy(() -> CloudEvents.batch(stream(body))).isInstanceOf(BillingException.class);
        }
        assertThat(CloudEvents.batch(stream(" [ ] "))).isEmpty();
    }

    @Test
    void refusesMoreEventsThanARequestMayHold() {
        String many = (GOOD + "\n").repeat(CloudEvents.MAX_EVENTS);
        assertThat(CloudEvents.lines(stream(many))).hasSize(CloudEvents.MAX_EVENTS);
        assertThatThrownBy(() -> CloudEvents.lines(stream(many + GOOD)))
                .isInstanceOfSatisfying(
                        BillingException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(MeteringRefusal.TOO_MANY_EVENTS));
    }

    @Test
    void readsASingleEventAndNothingAfterIt() {
        assertThat(codes(CloudEvents.single(stream(GOOD)))).containsExactly("read");
        assertThat(codes(CloudEvents.single(stream(GOOD + GOOD)))).containsExactly("malformed-json");
        assertThat(codes(CloudEvents.single(stream("")))).containsExactly("malformed-json");
        assertThat(codes(CloudEvents.single(stream("[" + GOOD + "]")))).containsExactly("malformed-json");
        assertThat(codes(CloudEvents.single(stream("x".repeat(1_000_000))))).containsExactly("event-too-large");
    }

    @Test
    void readsARowOfATable() {
        UsageEventLine line = CloudEvents.row(
                3,
                Map.of(
                        "id",
                        "e1",
                        "source",
                        "s",
                        "type",
                        "t",
                        "subject",
                        "acme",
                        "time",
                        "2026-05-02T10:00:00Z",
                        "calls",
                        "12.50",
                        "note",
                        ""));
        assertThat(line).isInstanceOfSatisfying(UsageEventLine.Read.class, read -> {
            assertThat(read.index()).isEqualTo(3);
            assertThat(read.event().data().toString()).isEqualTo("{\"calls\":\"12.50\"}");
        });
        assertThat(refused(CloudEvents.row(0, Map.of("id", "e1"))).code()).isEqualTo("missing-attribute");
    }

    @Test
    void namesNoClassesInWhatItTellsTheSender() {
        for (String body :
                List.of("{\"a\":tru}", "{\"a\":1", "\u0001", "{'a':1}", "{\"a\":01}", "\"" + "\u0001" + "\"")) {
            assertThat(refused(line(body)).detail())
                    .startsWith("expected ")
                    .doesNotContain("jackson")
                    .doesNotContain("Feature");
        }
    }

    private static UsageEvent read(String json) {
        UsageEventLine line = line(json);
        assertThat(line).as("%s", line).isInstanceOf(UsageEventLine.Read.class);
        return ((UsageEventLine.Read) line).event();
    }

    private static Rejection refused(UsageEventLine line) {
        assertThat(line).isInstanceOf(UsageEventLine.Refused.class);
        return ((UsageEventLine.Refused) line).rejection();
    }

    private static UsageEventLine line(String json) {
        return CloudEvents.line(0, json.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> codes(List<UsageEventLine> lines) {
        return lines.stream()
                .map(line -> line instanceof UsageEventLine.Refused refused
                        ? refused.rejection().code()
                        : "read")
                .toList();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
