package io.plimsoll.simulation;

import io.plimsoll.billingrun.Bill;
import io.plimsoll.billingrun.Rebilling.Pair;
import io.plimsoll.billingrun.Rebilling.Reviewed;
import io.plimsoll.billingrun.Review;
import io.plimsoll.invoicing.LineKind;
import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.SimulationId;
import io.plimsoll.policy.Decided;
import io.plimsoll.simulation.TwoInvoices.Line;
import io.plimsoll.simulation.TwoInvoices.LinePair;
import io.plimsoll.simulation.TwoInvoices.Rows;
import io.plimsoll.simulation.TwoInvoices.Side;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Computes a simulated period's two invoices once more, line beside line, by the versions the simulation is pinned to. */
@Component
public class SideBySide {

    private final Simulations simulations;
    private final SimulationResults results;
    private final SimulatedPeriods periods;
    private final BilledPeriods billedPeriods;
    private final BilledAgain billedAgain;

    SideBySide(
            Simulations simulations,
            SimulationResults results,
            SimulatedPeriods periods,
            BilledPeriods billedPeriods,
            BilledAgain billedAgain) {
        this.simulations = simulations;
        this.results = results;
        this.periods = periods;
        this.billedPeriods = billedPeriods;
        this.billedAgain = billedAgain;
    }

    /** Refused with {@code unknown-simulated-period} when the simulation has none of the number. */
    public TwoInvoices of(SimulationId id, long number) {
        Simulation simulation = simulations.get(id);
        SimulationOutcome outcome = results.outcome(id, number);
        // All of the subscription's: what an invoice is held for depends on those before it.
        List<SimulationOutcome> siblings = periods.ofSubscription(id, outcome.subscription());
        List<Pair> pairs = billedAgain.compare(simulation, billedPeriods.simulated(id, outcome.subscription()));
        int place = siblings.indexOf(outcome);
        Pair pair = pairs.get(place);
        return new TwoInvoices(
                outcome, siblings, lines(pair, simulation.set()), side(pair.baseline()), side(pair.candidate()));
    }

    private record LineKey(@Nullable MeterKey meter, LineKind kind) implements Comparable<LineKey> {

        private static final Comparator<LineKey> AS_ON_INVOICES = Comparator.comparing(
                        (LineKey key) -> key.meter == null ? "" : key.meter.value())
                .thenComparing(LineKey::kind);

        static LineKey of(Bill.Line line) {
            return new LineKey(line.meter(), line.kind());
        }

        @Override
        public int compareTo(LineKey other) {
            return AS_ON_INVOICES.compare(this, other);
        }
    }

    private static List<LinePair> lines(Pair pair, String set) {
        Map<LineKey, Line> baseline = lines(pair.baseline(), set);
        Map<LineKey, Line> candidate = lines(pair.candidate(), set);
        Set<LineKey> keys = new TreeSet<>(baseline.keySet());
        keys.addAll(candidate.keySet());
        return keys.stream()
                .map(key -> new LinePair(baseline.get(key), candidate.get(key)))
                .toList();
    }

    private static Map<LineKey, Line> lines(Reviewed reviewed, String set) {
        Map<LineKey, Line> lines = new TreeMap<>();
        if (reviewed.bill() instanceof Bill.Computed bill) {
            for (Bill.Line line : bill.lines()) {
                lines.put(
                        LineKey.of(line),
                        new Line(
                                line.description(),
                                line.quantity(),
                                line.charge().amount(),
                                line.charge().components(),
                                line.decisions().stream()
                                        .filter(decided -> decided.set().name().equals(set))
                                        .map(SideBySide::rows)
                                        .toList()));
            }
        }
        return lines;
    }

    private static Side side(Reviewed reviewed) {
        Review review = reviewed.review();
        return switch (reviewed.bill()) {
            case Bill.Computed bill ->
                new Side(
                        bill.total(),
                        reviewed.held(),
                        review == null ? null : review.holdReason(),
                        review == null ? null : rows(review.decided()),
                        null);
            case Bill.Failed failed -> new Side(null, false, null, null, failed.reason());
        };
    }

    private static Rows rows(Decided<?> decided) {
        return new Rows(decided.set().name(), decided.versionHash(), decided.rowIds());
    }
}
