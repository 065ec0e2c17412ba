package io.plimsoll.demo;

import io.plimsoll.catalog.Catalog;
import io.plimsoll.catalog.MeterDetails;
import io.plimsoll.catalog.PlanDetails;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.PlanKey;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What the demo company sells and what it counts; the shipped policies know what it costs. */
@Component
@ConditionalOnProperty("plimsoll.demo")
class DemoCatalog {

    private final Catalog catalog;

    DemoCatalog(Catalog catalog) {
        this.catalog = catalog;
    }

    void put(Actor actor, Instant at) {
        meter("api-calls", "api.calls", "SUM", "calls", "call", actor, at);
        meter("contacts", "contacts.counted", "MAX", "contacts", "contact", actor, at);
        meter("storage-gb", "storage.measured", "MAX", "gigabytes", "GB", actor, at);
        meter("active-users", "user.active", "UNIQUE_COUNT", "user", "user", actor, at);
        meter("reports", "report.created", "COUNT", null, "report", actor, at);
        plan("api-payg", "API, pay as you go", "CALENDAR", actor, at);
        plan("platform-hybrid", "Platform", "CALENDAR", actor, at);
        plan("email-49", "E-mail 49", "ANNIVERSARY", actor, at);
        plan("storage-tiers", "Storage", "CALENDAR", actor, at);
        plan("free", "Free", "CALENDAR", actor, at);
        plan("enterprise-commit", "Enterprise, committed", "CALENDAR", actor, at);
    }

    private void meter(
            String key,
            String eventType,
            String aggregation,
            @Nullable String property,
            String unit,
            Actor actor,
            Instant at) {
        catalog.putMeter(
                new MeterKey(key), new MeterDetails(eventType, aggregation, property, unit, 0, Map.of()), actor, at);
    }

    private void plan(String key, String name, String alignment, Actor actor, Instant at) {
        catalog.putPlan(new PlanKey(key), new PlanDetails(name, 1, alignment), actor, at);
    }
}
