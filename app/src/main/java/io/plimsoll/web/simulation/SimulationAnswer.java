package io.plimsoll.web.simulation;

import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.SimulationId;
import io.plimsoll.simulation.CurrencyTotals;
import io.plimsoll.simulation.DifferenceBin;
import io.plimsoll.simulation.Effect;
import io.plimsoll.simulation.FailureCount;
import io.plimsoll.simulation.PlanTotals;
import io.plimsoll.simulation.Simulation;
import io.plimsoll.simulation.SimulationCounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A simulation and what it found so far.
 *
 * @param version the candidate's hash
 * @param against the baseline's hash
 * @param says in one sentence what such a simulation can show
 * @param predictedBy of a realised one, the simulation it stands beside
 */
record SimulationAnswer(
        SimulationId id,
        Simulation.Kind kind,
        @Nullable SimulationId predictedBy,
        Simulation.State state,
        String set,
        String version,
        String against,
        Effect effect,
        String says,
        int periods,
        BigDecimal jumpPercent,
        long periodsInView,
        long periodsDone,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String failure,
        SimulationCounts counts,
        List<TotalsAnswer> totals,
        List<PlanAnswer> plans,
        List<DifferenceBin> histogram,
        List<FailureCount> failures) {

    /**
     * @param differencePerMonth in an average month
     * @param percent of the baseline; null when that is nothing
     */
    record TotalsAnswer(
            Currency currency,
            long bills,
            long changed,
            Money baseline,
            Money candidate,
            Money difference,
            Money differencePerMonth,
            @Nullable BigDecimal percent) {

        static TotalsAnswer of(CurrencyTotals of) {
            return new TotalsAnswer(
                    of.baseline().currency(),
                    of.bills(),
                    of.changed(),
                    of.baseline(),
                    of.candidate(),
                    of.difference(),
                    of.perMonth(),
                    of.percent());
        }
    }

    record PlanAnswer(String plan, TotalsAnswer totals) {

        static PlanAnswer of(PlanTotals of) {
            return new PlanAnswer(of.plan(), TotalsAnswer.of(of.totals()));
        }
    }

    static SimulationAnswer of(SimulationFacts facts) {
        Simulation of = facts.simulation();
        return new SimulationAnswer(
                of.id(),
                of.kind(),
                of.predictedBy(),
                of.state(),
                of.set(),
                of.candidate(),
                of.baseline(),
                of.effect(),
                says(of),
                of.periods(),
                of.jumpPercent(),
                of.periodsInView(),
                of.periodsDone(),
                of.requestedBy(),
                of.requestedAt(),
                of.startedAt(),
                of.finishedAt(),
                of.failure(),
                facts.counts(),
                facts.totals().stream().map(TotalsAnswer::of).toList(),
                facts.plans().stream().map(PlanAnswer::of).toList(),
                facts.histogram(),
                facts.failures());
    }

    private static String says(Simulation of) {
        return switch (of.effect()) {
            case MONEY -> "Rows of `" + of.set() + "` change what bills come to, and through that which are held.";
            case HOLDING -> "Rows of `" + of.set() + "` change which invoices are held; amounts stay.";
            case NONE -> "Rows of `" + of.set() + "` change no bill: no bill asks them. Nothing was computed.";
        };
    }
}
