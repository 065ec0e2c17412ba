package io.plimsoll.simulation;

import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import java.math.BigDecimal;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One billed period by both versions.
 *
 * @param number names it within its simulation
 * @param invoice that billed the period
 * @param invoiced what that invoice comes to
 */
public record SimulationOutcome(
        long number,
        CustomerKey customer,
        String customerName,
        SubscriptionId subscription,
        InvoiceId invoice,
        ServicePeriod period,
        ZoneId timeZone,
        String plan,
        Money invoiced,
        Verdict baseline,
        Verdict candidate) {

    /**
     * What one version makes of it.
     *
     * @param total null when the version has no price for it; the failure says why
     * @param failureCode for machines: {@code no-plan-row}
     * @param failureReason one sentence: "expected … but …"
     */
    public record Verdict(
            @Nullable Money total,
            boolean held,
            @Nullable String failureCode,
            @Nullable String failureReason) {}

    /** The candidate's less the baseline's; null when one of them has no price. */
    public @Nullable Money difference() {
        Money from = baseline.total();
        Money to = candidate.total();
        return from == null || to == null ? null : to.minus(from);
    }

    public @Nullable BigDecimal percent() {
        Money from = baseline.total();
        Money difference = difference();
        return from == null || difference == null ? null : CurrencyTotals.percent(from.amount(), difference.amount());
    }
}
