package io.plimsoll.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plimsoll.PlimsollContext;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.Alignment;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.BillingException.Violation;
import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.PlanKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class CatalogIT {

    private static final Actor AMBER = Actor.user("amber");
    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
    private static final MeterKey CALLS = new MeterKey("api-calls");
    private static final PlanKey PRO = new PlanKey("pro");

    private final PlimsollContext components =
            new PlimsollContext("io.plimsoll.catalog", "io.plimsoll.metering", "io.plimsoll.audit");
    private final Catalog catalog = components.get(Catalog.class);
    private final JdbcClient database = components.database();

    @AfterEach
    void closes() {
        components.close();
    }

    @Test
    void createsAndReplacesAMeter() {
        catalog.putMeter(CALLS, sum("calls", "call"), AMBER, NOW);
        Meter meter = catalog.putMeter(CALLS, filtered("requests"), AMBER, NOW);

        assertThat(meter.property()).isEqualTo("requests");
        assertThat(meter.filters()).containsExactly(Map.entry("region", List.of("eu", "us")));
        assertThat(catalog.meters()).containsExactly(meter);
    }

    @Test
    void namesEveryWrongFieldOfAMeter() {
        MeterDetails wrong = new MeterDetails(
                "api calls", "TIME_WEIGHTED", "1st", "", 16, Map.of("a/b", List.of("x"), "region", List.of()));
        BillingException refusal =
                catchThrowableOfType(BillingException.class, () -> catalog.putMeter(CALLS, wrong, AMBER, NOW));

        assertThat(refusal.violations())
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/eventType",
                        "/unit",
                        "/unitExponent",
                        "/aggregation",
                        "/property",
                        "/filters/a~1b",
                        "/filters/region");
    }

    @Test
    void countReadsNoPropertyAndSumNeedsOne() {
        assertThat(pointers(new MeterDetails("t", "COUNT", "x", "call", 0, null)))
                .containsExactly("/property");
        assertThat(pointers(new MeterDetails("t", "SUM", null, "call", 0, null)))
                .containsExactly("/property");
        assertThat(catalog.putMeter(CALLS, new MeterDetails("t", "COUNT", null, "call", null, null), AMBER, NOW)
                        .unitExponent())
                .isZero();
    }

    @Test
    void keepsWhatAMeterCountsOnceItWasUsed() {
        Meter meter = catalog.putMeter(CALLS, sum("calls", "call"), AMBER, NOW);
        database.sql("""
                        insert into customer (customer_key, name, currency, country, segment, time_zone, created_at, updated_at)
                        values ('acme', 'Acme', 'USD', 'US', 'growth', 'UTC', '2026-01-01Z', '2026-01-01Z');
                        insert into usage_bucket (customer_id, meter_id, bucket_start, quantity, event_count)
                        select customer_id, meter_id, '2026-01-01Z', 1, 1 from customer, meter;
                        """).update();

        assertThatThrownBy(() -> catalog.putMeter(CALLS, sum("requests", "call"), AMBER, NOW))
                .isInstanceOfSatisfying(
                        BillingException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(CatalogRefusal.METER_IS_IN_USE));
        assertThat(catalog.putMeter(CALLS, sum("calls", "API call"), AMBER, NOW).unit())
                .isEqualTo("API call");
        assertThat(catalog.meter(CALLS)).map(Meter::id).contains(meter.id());
    }

    @Test
    void createsAndReplacesAPlanWithDefaults() {
        Plan plan = catalog.putPlan(PRO, new PlanDetails("Pro", null, null), AMBER, NOW);
        assertThat(plan).isEqualTo(new Plan(PRO, "Pro", 1, Alignment.CALENDAR, NOW));

        catalog.putPlan(PRO, new PlanDetails("Pro yearly", 12, "ANNIVERSARY"), AMBER, NOW.plusSeconds(1));
        catalog.putPlan(PRO, new PlanDetails("Pro yearly", 12, "ANNIVERSARY"), AMBER, NOW.plusSeconds(2));
        assertThat(catalog.plans()).containsExactly(new Plan(PRO, "Pro yearly", 12, Alignment.ANNIVERSARY, NOW));
        assertThat(database.sql("select count(*) from audit_entry")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void namesEveryWrongFieldOfAPlan() {
        BillingException refusal = catchThrowableOfType(
                BillingException.class, () -> catalog.putPlan(PRO, new PlanDetails(null, 13, "WEEKLY"), AMBER, NOW));
        assertThat(refusal.violations())
                .extracting(Violation::pointer)
                .containsExactly("/name", "/intervalMonths", "/alignment");
    }

    private List<String> pointers(MeterDetails wrong) {
        return catchThrowableOfType(BillingException.class, () -> catalog.putMeter(CALLS, wrong, AMBER, NOW))
                .violations()
                .stream()
                .map(Violation::pointer)
                .toList();
    }

    private static MeterDetails sum(@Nullable String property, String unit) {
        return new MeterDetails("api.calls", "SUM", property, unit, 0, null);
    }

    private static MeterDetails filtered(String property) {
        return new MeterDetails("api.calls", "SUM", property, "call", 0, Map.of("region", List.of("eu", "us")));
    }
}
