package io.plimsoll.catalog;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.PlanKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Creates, changes and lists meters and plans. */
@Component
public class Catalog {

    /** Creates the meter or replaces its details; saying the same again changes nothing. */
    public Meter putMeter(MeterKey key, MeterDetails details, Actor actor, Instant at) {
        throw new UnsupportedOperationException();
    }

    /** All meters by key. */
    public List<Meter> meters() {
        throw new UnsupportedOperationException();
    }

    public Optional<Meter> meter(MeterKey key) {
        throw new UnsupportedOperationException();
    }

    /** Creates the plan or replaces its details; saying the same again changes nothing. */
    public Plan putPlan(PlanKey key, PlanDetails details, Actor actor, Instant at) {
        throw new UnsupportedOperationException();
    }

    /** All plans by key. */
    public List<Plan> plans() {
        throw new UnsupportedOperationException();
    }

    public Optional<Plan> plan(PlanKey key) {
        throw new UnsupportedOperationException();
    }
}
