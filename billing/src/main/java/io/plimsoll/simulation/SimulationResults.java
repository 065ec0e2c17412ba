package io.plimsoll.simulation;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.Page;
import io.plimsoll.kernel.PageCursor;
import io.plimsoll.kernel.SimulationId;
import io.plimsoll.simulation.SimulatedPeriods.Ranked;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a simulation found so far; of one that is not completed, over the periods it looked at. */
@Component
@Transactional(readOnly = true)
public class SimulationResults {

    private static final int MOST_A_PAGE = 500;

    private final Simulations simulations;
    private final SimulationFindings findings;
    private final SimulatedPeriods periods;

    SimulationResults(Simulations simulations, SimulationFindings findings, SimulatedPeriods periods) {
        this.simulations = simulations;
        this.findings = findings;
        this.periods = periods;
    }

    public SimulationCounts counts(SimulationId id) {
        return findings.counts(id);
    }

    /** One entry for each currency. */
    public List<CurrencyTotals> totals(SimulationId id) {
        return findings.totals(id);
    }

    /** One entry for each plan and currency. */
    public List<PlanTotals> plans(SimulationId id) {
        return findings.plans(id);
    }

    /** How many bills differ by how much, from much less to much more; bills that do not differ are in no bin. */
    public List<DifferenceBin> histogram(SimulationId id) {
        return findings.histogram(id);
    }

    /** Why periods could not be priced, the candidate's reasons first. */
    public List<FailureCount> failures(SimulationId id) {
        return findings.failures(id);
    }

    /** The same by month and currency, oldest first. */
    public List<RealisedMonth> months(SimulationId id) {
        return findings.months(id);
    }

    /** The steepest jump of each customer whose bill jumps, steepest first. */
    public List<SimulationOutcome> jumps(SimulationId id, int limit) {
        return periods.jumps(id, limit);
    }

    /** One period; refused with {@code unknown-simulated-period} when there is none of the number. */
    public SimulationOutcome outcome(SimulationId id, long number) {
        simulations.get(id);
        return periods.find(id, number)
                .orElseThrow(() -> new BillingException(
                        SimulationRefusal.UNKNOWN_SIMULATED_PERIOD,
                        "expected a period of " + id + ", but it has none of number " + number));
    }

    /** Single periods in the order of their numbers. */
    public Page<SimulationOutcome> outcomes(SimulationId id, OutcomeFilter filter, @Nullable String cursor, int limit) {
        simulations.get(id);
        long after = cursor == null ? 0 : cursor(cursor).id();
        int most = Math.clamp(limit, 1, MOST_A_PAGE);
        List<SimulationOutcome> found = periods.after(id, filter, after, most + 1);
        return found.size() <= most
                ? new Page<>(found, null)
                : new Page<>(
                        found.subList(0, most),
                        new PageCursor("", found.get(most - 1).number()).encode());
    }

    /**
     * Customers that pay more by the candidate, or less, in one currency; those that differ most first.
     *
     * @param currency ISO code
     */
    public Page<CustomerDifference> customers(
            SimulationId id, String currency, boolean more, @Nullable String cursor, int limit) {
        simulations.get(id);
        PageCursor after = cursor == null ? null : cursor(cursor);
        int most = Math.clamp(limit, 1, MOST_A_PAGE);
        List<Ranked> found = periods.customers(
                id,
                currency,
                more,
                after == null ? null : number(after.sortedBy()),
                after == null ? 0 : after.id(),
                most + 1);
        List<CustomerDifference> page =
                found.stream().limit(most).map(Ranked::difference).toList();
        if (found.size() <= most) {
            return new Page<>(page, null);
        }
        Ranked last = found.get(most - 1);
        return new Page<>(page, new PageCursor(last.differs().toPlainString(), last.customer()).encode());
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw badCursor();
        }
    }

    private static PageCursor cursor(String cursor) {
        return PageCursor.decode(cursor).orElseThrow(SimulationResults::badCursor);
    }

    private static BillingException badCursor() {
        return new BillingException(
                SimulationRefusal.BAD_SIMULATION_CURSOR,
                "expected the `next` of a page of this list, but got something else");
    }
}
