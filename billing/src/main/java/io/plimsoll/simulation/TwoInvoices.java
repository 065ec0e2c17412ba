package io.plimsoll.simulation;

import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.rating.ChargeComponent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A period's invoice by the baseline and by the candidate.
 *
 * @param outcome what the simulation found
 * @param siblings the subscription's periods in the simulation, oldest first
 * @param lines in the order of an invoice, each with its counterpart
 */
public record TwoInvoices(
        SimulationOutcome outcome,
        List<SimulationOutcome> siblings,
        List<LinePair> lines,
        Side baseline,
        Side candidate) {

    /** Whether amounts are no longer what the simulation found: usage came later, or a customer's facts changed. */
    public boolean moved() {
        return !Objects.equals(baseline.total, outcome.baseline().total())
                || !Objects.equals(candidate.total, outcome.candidate().total());
    }

    /** The same line by both versions; null where a version has no such line. */
    public record LinePair(
            @Nullable Line baseline, @Nullable Line candidate) {

        /** Whether it comes to another amount, or stands on one side only. */
        public boolean differs() {
            return baseline == null || candidate == null || !baseline.amount.equals(candidate.amount);
        }
    }

    /**
     * @param causes rows of the simulated set that made the line
     */
    public record Line(
            String description, Quantity quantity, Money amount, List<ChargeComponent> components, List<Rows> causes) {}

    /** Rows of a version that decided together. */
    public record Rows(String set, String version, List<String> ids) {}

    /**
     * @param total null when the version has no price; {@code failureReason} says why
     * @param review the rows that hold the invoice or let it go
     */
    public record Side(
            @Nullable Money total,
            boolean held,
            @Nullable String holdReason,
            @Nullable Rows review,
            @Nullable String failureReason) {}
}
