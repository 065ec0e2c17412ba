package io.plimsoll.catalog;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.plimsoll.audit.Audit;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.Alignment;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.DisplayName;
import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.Violations;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates, changes and lists meters and plans. */
@Component
public class Catalog {

    private final CatalogRepository repository;
    private final MeterUse meterUse;
    private final Audit audit;

    Catalog(CatalogRepository repository, MeterUse meterUse, Audit audit) {
        this.repository = repository;
        this.meterUse = meterUse;
        this.audit = audit;
    }

    /** Creates the meter or replaces its details; saying the same again changes nothing. */
    @Transactional
    public Meter putMeter(MeterKey key, MeterDetails details, Actor actor, Instant at) {
        MeterFields fields = MeterFields.check(details);
        if (repository.insertNew(key, fields, at)) {
            audit.record(actor, "meter.created", "meter:" + key, fields.words(), at);
        } else {
            // The lock waits for usage that is being metered right now, so isUsed sees it.
            Meter meter = repository.lock(key).orElseThrow();
            MeterFields before = MeterFields.of(meter);
            if (!before.countsLike(fields) && meterUse.isUsed(meter.id())) {
                throw new BillingException(
                        CatalogRefusal.METER_IS_IN_USE,
                        "expected meter `" + key + "` to keep counting what it counts, but usage was metered with it");
            }
            if (!before.equals(fields)) {
                repository.update(key, fields, at);
                audit.record(
                        actor,
                        "meter.changed",
                        "meter:" + key,
                        Map.of("from", before.words(), "to", fields.words()),
                        at);
            }
        }
        return meter(key).orElseThrow();
    }

    /** All meters by key. */
    public List<Meter> meters() {
        return repository.meters();
    }

    public Optional<Meter> meter(MeterKey key) {
        return repository.meter(key);
    }

    /**
     * Creates the plan or replaces its details; saying the same again changes nothing. A new interval or alignment holds for
     * subscriptions that start from now on; each keeps the one it started with.
     */
    @Transactional
    public Plan putPlan(PlanKey key, PlanDetails details, Actor actor, Instant at) {
        Plan wanted = check(key, details, at);
        if (repository.insertNew(wanted)) {
            audit.record(actor, "plan.created", "plan:" + key, words(wanted), at);
        } else {
            Plan before = repository.lock(key);
            if (!words(before).equals(words(wanted))) {
                repository.update(wanted, at);
                audit.record(
                        actor, "plan.changed", "plan:" + key, Map.of("from", words(before), "to", words(wanted)), at);
            }
        }
        return plan(key).orElseThrow();
    }

    /** All plans by key. */
    public List<Plan> plans() {
        return repository.plans();
    }

    public Optional<Plan> plan(PlanKey key) {
        return repository.plan(key);
    }

    private static Plan check(PlanKey key, PlanDetails details, Instant at) {
        Violations violations = new Violations();
        violations.expect(DisplayName.isValid(details.name()), "/name", DisplayName.EXPECTED, details.name());
        int intervalMonths = requireNonNullElse(details.intervalMonths(), 1);
        violations.expect(
                intervalMonths >= 1 && intervalMonths <= 12,
                "/intervalMonths",
                "a whole number of months from 1 to 12",
                intervalMonths);
        String wanted = requireNonNullElse(details.alignment(), Alignment.CALENDAR.name());
        Optional<Alignment> alignment = Arrays.stream(Alignment.values())
                .filter(known -> known.name().equals(wanted))
                .findFirst();
        violations.expect(alignment.isPresent(), "/alignment", "one of CALENDAR, ANNIVERSARY", wanted);
        violations.refuseAny(CatalogRefusal.INVALID_PLAN, "a plan");
        return new Plan(key, requireNonNull(details.name()), intervalMonths, alignment.orElseThrow(), at);
    }

    private static Map<String, String> words(Plan plan) {
        return Map.of(
                "name", plan.name(),
                "intervalMonths", Integer.toString(plan.intervalMonths()),
                "alignment", plan.alignment().name());
    }
}
