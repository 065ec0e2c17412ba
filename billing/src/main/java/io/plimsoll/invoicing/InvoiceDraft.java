package io.plimsoll.invoicing;

import io.plimsoll.kernel.BillingRunId;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice to write down.
 *
 * @param lines numbered from 1; their sum is the total
 * @param holdReason why a person must look first; null when nobody must
 * @param paymentDays days from issue to due date
 */
public record InvoiceDraft(
        CustomerId customer,
        SubscriptionId subscription,
        PlanKey plan,
        ServicePeriod period,
        ZoneId timeZone,
        Currency currency,
        List<InvoiceLine> lines,
        @Nullable String holdReason,
        int graceHours,
        @Nullable Long reviewDecision,
        @Nullable BillingRunId billingRun,
        int paymentDays) {

    public InvoiceDraft {
        lines = List.copyOf(lines);
    }

    public Money total() {
        return Money.sum(currency, lines.stream().map(InvoiceLine::amount).toList());
    }

    public boolean held() {
        return holdReason != null;
    }
}
