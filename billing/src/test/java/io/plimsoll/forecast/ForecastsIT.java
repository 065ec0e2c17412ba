package io.plimsoll.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.BillingBook;
import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForecastsIT {

    private static final Instant MID_JUNE = Instant.parse("2026-06-16T00:00:00Z");

    private final BillingBook book = new BillingBook("io.plimsoll.forecast");
    private final Forecasts forecasts = book.get(Forecasts.class);
    private SubscriptionId oak;
    private SubscriptionId elm;

    @BeforeAll
    void twoCustomersUseACallNowAndThen() {
        book.customer("oak", "Oak", "USD", "growth", "UTC");
        book.customer("elm", "Elm", "USD", "growth", "Asia/Tokyo");
        oak = book.subscribe("oak", "platform-hybrid", "2026-04-20T00:00:00Z");
        elm = book.subscribe("elm", "platform-hybrid", "2026-05-31T15:00:00Z");
        book.use("oak", "api.calls", "2026-04-25T00:00:00Z", "calls", 9_999); // a short first period is no pattern
        book.use("oak", "api.calls", "2026-05-10T00:00:00Z", "calls", 200);
        book.use("oak", "api.calls", "2026-05-30T00:00:00Z", "calls", 800);
        book.use("oak", "api.calls", "2026-06-10T00:00:00Z", "calls", 400);
        book.use("elm", "api.calls", "2026-06-10T00:00:00Z", "calls", 400);
    }

    @AfterAll
    void closes() {
        book.close();
    }

    @Test
    void blendsThisPeriodWithTheShapeOfTheOneBefore() {
        MeterForecast calls = calls(forecasts.ofPeriod(oak, MID_JUNE));
        assertThat(calls.used()).hasToString("400");
        // Half has passed; May had used 200 of 1,000 by then: p = 0.35, and 400 + 0.65 · (400 + 0.65 · 1,000) =
        // 1,082.5.
        assertThat(calls.forecast()).hasToString("1082.5");
        assertThat(calls.low()).hasToString("1014.25");
        assertThat(calls.high()).hasToString("1150.75");
        assertThat(calls.earlierPeriods()).isEqualTo(1);
        assertThat(calls.asOf()).isEqualTo(MID_JUNE);
        assertThat(calls.period().start()).isEqualTo("2026-06-01T00:00:00Z");
    }

    @Test
    void answersManyAtOnceEachInItsOwnPeriod() {
        Map<SubscriptionId, List<MeterForecast>> all = forecasts.ofPeriods(List.of(elm, oak), MID_JUNE);
        assertThat(all).containsOnlyKeys(elm, oak);
        assertThat(all).containsEntry(oak, forecasts.ofPeriod(oak, MID_JUNE));
        // In Tokyo nine hours more of June have passed.
        assertThat(calls(all.getOrDefault(elm, List.of())).forecast()).hasToString("780.4878");
        assertThat(all.get(elm)).extracting(MeterForecast::meter).contains(new MeterKey("active-users"));
    }

    @Test
    void saysNothingWhereNothingIsServed() {
        assertThat(forecasts.ofPeriod(elm, Instant.parse("2026-05-01T00:00:00Z")))
                .isEmpty();
    }

    private static MeterForecast calls(List<MeterForecast> all) {
        return all.stream()
                .filter(one -> one.meter().value().equals("api-calls"))
                .findFirst()
                .orElseThrow();
    }
}
