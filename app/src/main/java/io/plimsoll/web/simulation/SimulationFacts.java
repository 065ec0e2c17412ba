package io.plimsoll.web.simulation;

import io.plimsoll.kernel.SimulationId;
import io.plimsoll.simulation.CurrencyTotals;
import io.plimsoll.simulation.DifferenceBin;
import io.plimsoll.simulation.FailureCount;
import io.plimsoll.simulation.PlanTotals;
import io.plimsoll.simulation.Simulation;
import io.plimsoll.simulation.SimulationCounts;
import io.plimsoll.simulation.SimulationResults;
import java.util.List;

/** A simulation with all that was added up of it, as the API and the page tell it. */
record SimulationFacts(
        Simulation simulation,
        SimulationCounts counts,
        List<CurrencyTotals> totals,
        List<PlanTotals> plans,
        List<DifferenceBin> histogram,
        List<FailureCount> failures) {

    static SimulationFacts of(Simulation simulation, SimulationResults results) {
        SimulationId id = simulation.id();
        return new SimulationFacts(
                simulation,
                results.counts(id),
                results.totals(id),
                results.plans(id),
                results.histogram(id),
                results.failures(id));
    }
}
