package io.plimsoll.web.simulation;

import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.rating.ChargeComponent;
import io.plimsoll.simulation.TwoInvoices;
import io.plimsoll.simulation.TwoInvoices.Line;
import io.plimsoll.simulation.TwoInvoices.LinePair;
import io.plimsoll.simulation.TwoInvoices.Rows;
import io.plimsoll.simulation.TwoInvoices.Side;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A period's invoice by the baseline and by the candidate.
 *
 * @param moved whether amounts are no longer what the simulation found: usage came later
 */
record TwoInvoicesAnswer(OutcomeAnswer outcome, List<PairAnswer> lines, Side baseline, Side candidate, boolean moved) {

    record PairAnswer(
            boolean differs,
            @Nullable LineAnswer baseline,
            @Nullable LineAnswer candidate) {

        static PairAnswer of(LinePair of) {
            return new PairAnswer(of.differs(), LineAnswer.of(of.baseline()), LineAnswer.of(of.candidate()));
        }
    }

    record LineAnswer(
            String description, Quantity quantity, Money amount, List<ComponentAnswer> components, List<Rows> causes) {

        static @Nullable LineAnswer of(@Nullable Line of) {
            return of == null
                    ? null
                    : new LineAnswer(
                            of.description(),
                            of.quantity(),
                            of.amount(),
                            of.components().stream().map(ComponentAnswer::of).toList(),
                            of.causes());
        }
    }

    record ComponentAnswer(String description, Quantity quantity, BigDecimal amount) {

        static ComponentAnswer of(ChargeComponent of) {
            return new ComponentAnswer(of.description(), of.quantity(), of.amount());
        }
    }

    static TwoInvoicesAnswer of(TwoInvoices of) {
        return new TwoInvoicesAnswer(
                OutcomeAnswer.of(of.outcome()),
                of.lines().stream().map(PairAnswer::of).toList(),
                of.baseline(),
                of.candidate(),
                of.moved());
    }
}
