package io.plimsoll.simulation;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyActivation;
import io.plimsoll.policy.PolicyPin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which invoices the candidate really made. */
@Component
class InForceThen {

    private final Policies policies;

    InForceThen(Policies policies) {
        this.policies = policies;
    }

    /** When the candidate was first put in force; nothing drafted earlier is its doing. Refused when it never was. */
    Instant since(Simulation simulation) {
        return policies.version(simulation.set(), simulation.candidate()).activations().stream()
                .map(PolicyActivation::activatedAt)
                .min(Instant::compareTo)
                .orElseThrow(() -> new BillingException(
                        SimulationRefusal.VERSION_WAS_NEVER_IN_FORCE,
                        "expected a version of `" + simulation.set() + "` that was in force, but `"
                                + simulation.candidate().substring(0, 12) + "` never was"));
    }

    /** Those that the candidate answered: prices at the period's start, holding when the invoice was drafted. */
    List<BilledPeriod> billedBy(Simulation simulation, List<BilledPeriod> periods) {
        Map<Instant, String> hashes = policies.hashesInForce(
                simulation.set(),
                periods.stream().map(period -> askedAt(simulation, period)).collect(Collectors.toSet()),
                new PolicyPin(simulation.lastActivation()));
        return periods.stream()
                .filter(period -> simulation.candidate().equals(hashes.get(askedAt(simulation, period))))
                .toList();
    }

    private static Instant askedAt(Simulation simulation, BilledPeriod period) {
        return simulation.effect() == Effect.HOLDING
                ? period.draftedAt()
                : period.period().start();
    }
}
