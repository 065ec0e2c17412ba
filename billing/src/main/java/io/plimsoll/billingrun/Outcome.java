package io.plimsoll.billingrun;

import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import org.jspecify.annotations.Nullable;

/**
 * What a run made of one period: money, or a failure with its reason.
 *
 * @param invoice null in a dry run and for a failure
 */
record Outcome(
        SubscriptionId subscription,
        ServicePeriod period,
        @Nullable InvoiceId invoice,
        @Nullable Money total,
        boolean held,
        @Nullable String failureCode,
        @Nullable String failureReason) {

    static Outcome of(Bill.Computed bill, Review review, @Nullable InvoiceId invoice) {
        return new Outcome(bill.subscription(), bill.period(), invoice, bill.total(), review.held(), null, null);
    }

    static Outcome of(Bill.Failed failed) {
        return new Outcome(failed.subscription(), failed.period(), null, null, false, failed.code(), failed.reason());
    }
}
