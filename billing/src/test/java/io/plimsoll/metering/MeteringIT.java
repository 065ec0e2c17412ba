package io.plimsoll.metering;

import static io.plimsoll.metering.MeteringFixture.MAY;
import static io.plimsoll.metering.MeteringFixture.NOW;
import static io.plimsoll.metering.MeteringFixture.event;
import static io.plimsoll.metering.MeteringFixture.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.MeterId;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.ServicePeriod;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeteringIT {

    private final MeteringFixture fixture = new MeteringFixture();
    private final CustomerId acme = fixture.customer("acme");
    private final MeterId calls = fixture.meter("calls", "api.calls", "SUM", "calls");

    @Test
    void countsAnEventOnceHoweverOftenItIsSent() {
        UsageEvent event = event("e1", "api.calls", "acme", "2026-05-02T10:00:00Z", "{\"calls\":5}");
        assertThat(fixture.ingest(event)).isEqualTo(new IngestResult(1, 0, List.of()));
        assertThat(fixture.ingest(event)).isEqualTo(new IngestResult(0, 1, List.of()));
        assertThat(fixture.quantity(acme, calls)).isEqualTo("5");
    }

    @Test
    void keepsTheFirstOfTwoBodiesUnderOneId() {
        UsageEvent first = event("e1", "api.calls", "acme", "2026-05-02T10:00:00Z", "{\"calls\":5}");
        UsageEvent second = event("e1", "api.calls", "acme", "2026-05-03T10:00:00Z", "{\"calls\":7}");
        assertThat(fixture.ingest(first, second, first)).isEqualTo(new IngestResult(1, 2, List.of()));
        assertThat(fixture.ingest(second)).isEqualTo(new IngestResult(0, 1, List.of()));
        assertThat(fixture.quantity(acme, calls)).isEqualTo("5");
    }

    @Test
    void tellsEventsApartByCustomerSourceAndId() {
        CustomerId other = fixture.customer("other");
        UsageEvent event = event("e1", "api.calls", "acme", "2026-05-02T10:00:00Z", "{\"calls\":1}");
        UsageEvent ofOther = event("e1", "api.calls", "other", "2026-05-02T10:00:00Z", "{\"calls\":2}");
        UsageEvent fromElsewhere =
                new UsageEvent("/elsewhere", "e1", "api.calls", event.subject(), event.time(), event.data());
        assertThat(fixture.ingest(event, ofOther, fromElsewhere).accepted()).isEqualTo(3);
        assertThat(fixture.quantity(acme, calls)).isEqualTo("2");
        assertThat(fixture.quantity(other, calls)).isEqualTo("2");
    }

    @Test
    void takesInTheGoodEventsOfABatchAndSaysWhatIsWrongWithTheOthers() {
        IngestResult result = fixture.ingest(
                event("e0", "api.calls", "acme", "2026-05-02T10:00:00Z", "{\"calls\":\"1.5\"}"),
                event("e1", "api.calls", "nobody", "2026-05-02T10:00:00Z", "{\"calls\":1}"),
                event("e2", "no.such", "acme", "2026-05-02T10:00:00Z", "{\"calls\":1}"),
                event("e3", "api.calls", "acme", "2026-05-02T10:00:00Z", "{\"calls\":\"many\"}"),
                event("e4", "api.calls", "acme", "2026-05-02T10:00:00Z", "{}"),
                event("e5", "api.calls", "acme", "2026-05-15T13:00:00.000001Z", "{\"calls\":1}"),
                event("e6", "api.calls", "acme", "2026-05-15T13:00:00Z", "{\"calls\":1}"),
                event("e7", "api.calls", "acme", "1999-12-31T23:59:59Z", "{\"calls\":1}"),
                event("e8", "api.calls", "acme", "2026-05-02T10:00:00Z", "{\"calls\":-1}"),
                event("e9", "api.calls", "acme", "2026-05-02T10:00:00Z", "{\"calls\":1e39}"));
        assertThat(result.accepted()).isEqualTo(2);
        assertThat(result.rejected())
                .extracting(rejection -> rejection.index() + " " + rejection.id() + " " + rejection.code())
                .containsExactly(
                        "1 e1 unknown-customer",
                        "2 e2 unknown-event-type",
                        "3 e3 bad-number",
                        "4 e4 bad-number",
                        "5 e5 time-in-the-far-future",
                        "7 e7 time-in-the-far-past",
                        "8 e8 bad-number",
                        "9 e9 bad-number");
        assertThat(result.rejected().get(2).detail())
                .isEqualTo("expected `data.calls` as a decimal number of at most 38 digits for meter `calls`,"
                        + " but got `many`");
        assertThat(fixture.quantity(acme, calls)).isEqualTo("2.5");
    }

    @Test
    void aRejectedEventDoesNotUseUpItsId() {
        fixture.ingest(event("e1", "api.calls", "acme", "2026-05-02T10:00:00Z", "{\"calls\":\"x\"}"));
        assertThat(fixture.ingest(event("e1", "api.calls", "acme", "2026-05-02T10:00:00Z", "{\"calls\":3}"))
                        .accepted())
                .isEqualTo(1);
    }

    @Test
    void respectsTheFiltersOfAMeter() {
        MeterId failed = fixture.meter("failed", "api.calls", "COUNT", null, 0, "{\"status\":[\"500\",\"503\"]}");
        fixture.ingest(
                event("e1", "api.calls", "acme", "2026-05-02T10:00:00Z", "{\"calls\":1,\"status\":500}"),
                event("e2", "api.calls", "acme", "2026-05-02T10:00:00Z", "{\"calls\":1,\"status\":\"503\"}"),
                event("e3", "api.calls", "acme", "2026-05-02T10:00:00Z", "{\"calls\":1,\"status\":200}"),
                event("e4", "api.calls", "acme", "2026-05-02T10:00:00Z", "{\"calls\":1}"));
        assertThat(fixture.quantity(acme, failed)).isEqualTo("2");
        assertThat(fixture.quantity(acme, calls)).isEqualTo("4");
        assertThat(fixture.usage.sample(acme, failed, MAY, 10))
                .extracting(UsageSample::id)
                .containsExactly("e1", "e2");
    }

    @Test
    void appliesTheUnitExponentExactly() {
        MeterId gigabytes = fixture.meter("gb", "http.request", "SUM", "bytes", 9, "{}");
        fixture.ingest(
                event("e1", "http.request", "acme", "2026-05-02T10:00:00Z", "{\"bytes\":1}"),
                event("e2", "http.request", "acme", "2026-05-02T10:00:00Z", "{\"bytes\":12345678901234567890}"));
        assertThat(fixture.quantity(acme, gigabytes)).isEqualTo("12345678901.234567891");
    }

    @Test
    void seesAMeterThatWasCreatedAMomentAgo() {
        fixture.ingest(event("e1", "late.type", "acme", "2026-05-02T10:00:00Z", "{}"));
        MeterId late = fixture.meter("late", "late.type", "COUNT", null);
        fixture.ingest(event("e1", "late.type", "acme", "2026-05-02T10:00:00Z", "{}"));
        assertThat(fixture.quantity(acme, late)).isEqualTo("1");
    }

    @Test
    void countsStoredEventsIntoANewMeterOnce() {
        fixture.ingest(
                event("e1", "api.calls", "acme", "2026-05-02T10:00:00Z", "{\"calls\":5,\"ms\":\"1.25\"}"),
                event("e2", "api.calls", "acme", "2026-05-02T10:00:00Z", "{\"calls\":5}"));
        MeterId millis = fixture.meter("millis", "api.calls", "SUM", "ms");
        fixture.ingest(event("e3", "api.calls", "acme", "2026-05-02T10:00:00Z", "{\"calls\":1,\"ms\":2}"));
        assertThat(fixture.quantity(acme, millis)).isEqualTo("2");
        assertThat(fixture.metering.backfill(millis, NOW)).isEqualTo(2);
        assertThat(fixture.quantity(acme, millis)).isEqualTo("3.25");
        assertThat(fixture.metering.backfill(millis, NOW)).isZero();
        fixture.ingest(event("e4", "api.calls", "acme", "2026-05-02T10:00:00Z", "{\"calls\":1,\"ms\":1}"));
        assertThat(fixture.quantity(acme, millis)).isEqualTo("4.25");
    }

    @Test
    void answersManyQuestionsInOrder() {
        fixture.ingest(
                event("e1", "api.calls", "acme", "2026-04-30T23:59:59.999999Z", "{\"calls\":1}"),
                event("e2", "api.calls", "acme", "2026-05-01T00:00:00Z", "{\"calls\":2}"));
        ServicePeriod april = new ServicePeriod(Instant.parse("2026-04-01T00:00:00Z"), MAY.start());
        ServicePeriod june = new ServicePeriod(MAY.end(), Instant.parse("2026-07-01T00:00:00Z"));
        assertThat(fixture.usage.quantities(List.of(
                        new UsageOf(acme, calls, june),
                        new UsageOf(acme, calls, MAY),
                        new UsageOf(acme, calls, april))))
                .containsExactly(
                        MeteredQuantity.NONE,
                        new MeteredQuantity(Quantity.of(2), 1),
                        new MeteredQuantity(Quantity.of(1), 1));
    }

    @Test
    void listsDaysAsTheZoneHasThem() {
        fixture.ingest(
                event("e1", "api.calls", "acme", "2026-05-01T18:29:59Z", "{\"calls\":1}"),
                event("e2", "api.calls", "acme", "2026-05-01T18:30:00Z", "{\"calls\":2}"));
        ServicePeriod days =
                new ServicePeriod(Instant.parse("2026-04-30T18:30:00Z"), Instant.parse("2026-05-03T18:30:00Z"));
        assertThat(fixture.usage.daily(acme, calls, days, ZoneId.of("Asia/Kolkata")))
                .extracting(daily -> daily.day() + " " + daily.quantity())
                .containsExactly("2026-05-01 1", "2026-05-02 2", "2026-05-03 0");
    }

    @Test
    void storesWhatPostgresCannotHoldAsRejections() {
        String body = """
                [{"specversion":"1.0","id":"a\\u0000","source":"s","type":"api.calls","subject":"acme","time":"2026-05-02T10:00:00Z","data":{"calls":1}},
                 {"specversion":"1.0","id":"b","source":"s","type":"api.calls","subject":"acme","time":"2026-05-02T10:00:00Z","data":{"calls":1,"note":"\\ud800"}},
                 {"specversion":"1.0","id":"c","source":"s","type":"api.calls","subject":"acme","time":"2026-05-02T10:00:00Z","data":{"calls":1,"x":1e999999}},
                 {"specversion":"1.0","id":"d","source":"s","type":"api.calls","subject":"acme","time":"2026-05-02T10:00:00Z","data":{"calls":1,"x":1e308,"smile":"😀"}}]
                """;
        IngestResult result = fixture.metering.ingest(
                CloudEvents.batch(new java.io.ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))), NOW);
        assertThat(result.accepted()).isEqualTo(1);
        assertThat(result.rejected())
                .extracting(Rejection::code)
                .containsExactly("bad-attribute", "bad-value", "bad-number");
    }

    @Test
    void joinsTheCallersTransaction() {
        fixture.transactions.executeWithoutResult(status -> {
            fixture.metering.ingest(
                    lines(List.of(event("e1", "api.calls", "acme", "2026-05-02T10:00:00Z", "{\"calls\":5}"))), NOW);
            status.setRollbackOnly();
        });
        assertThat(fixture.count("usage_event")).isZero();
        assertThat(fixture.count("usage_bucket")).isZero();
        assertThat(fixture.count("usage_movement")).isZero();
    }

    @Test
    void totalsEventsAndCustomers() {
        assertThat(fixture.usage.totals()).isEqualTo(new UsageTotals(0, 0, null));
        fixture.ingest(event("e1", "api.calls", "acme", "2026-05-02T10:00:00Z", "{\"calls\":5}"));
        assertThat(fixture.usage.totals()).isEqualTo(new UsageTotals(1, 1, NOW));
    }
}
