package io.plimsoll.web.simulation;

import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.simulation.SimulationOutcome;
import io.plimsoll.simulation.SimulationOutcome.Verdict;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * One billed period by both versions.
 *
 * @param invoice that billed the period, for {@code invoiced}
 * @param difference the candidate's less the baseline's; null when one of them has no price
 */
record OutcomeAnswer(
        long number,
        CustomerKey customer,
        SubscriptionId subscription,
        InvoiceId invoice,
        ServicePeriod period,
        String plan,
        Currency currency,
        Money invoiced,
        Verdict baseline,
        Verdict candidate,
        @Nullable Money difference,
        @Nullable BigDecimal percent) {

    static OutcomeAnswer of(SimulationOutcome of) {
        return new OutcomeAnswer(
                of.number(),
                of.customer(),
                of.subscription(),
                of.invoice(),
                of.period(),
                of.plan(),
                of.invoiced().currency(),
                of.invoiced(),
                of.baseline(),
                of.candidate(),
                of.difference(),
                of.percent());
    }
}
