package io.plimsoll.invoicing;

import io.plimsoll.kernel.BillingRunId;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer owes for one service period of a subscription.
 *
 * @param number null until issued
 * @param total the sum of the lines
 * @param holdReason why a person had to look, also after they did; null when none had to
 * @param graceHours between approval, or the draft when not held, and issue
 * @param reviewDecision id of the {@code review} decision; null when no row answered
 * @param approval null unless it was held and then approved
 */
public record Invoice(
        InvoiceId id,
        @Nullable String number,
        CustomerId customerId,
        CustomerKey customer,
        String customerName,
        SubscriptionId subscription,
        PlanKey plan,
        ServicePeriod period,
        ZoneId timeZone,
        InvoiceState state,
        Money total,
        List<InvoiceLine> lines,
        @Nullable String holdReason,
        int graceHours,
        @Nullable Long reviewDecision,
        @Nullable BillingRunId billingRun,
        Instant draftedAt,
        @Nullable Approval approval,
        @Nullable Instant issuedAt,
        @Nullable Instant dueAt,
        @Nullable Instant deliveredAt,
        @Nullable String deliveredTo,
        @Nullable Instant voidedAt,
        @Nullable String voidReason) {

    public Invoice {
        lines = List.copyOf(lines);
    }

    /** The line of this number; refused with {@code unknown-invoice-line} when there is none. */
    public InvoiceLine line(int lineNumber) {
        if (lineNumber < 1 || lineNumber > lines.size()) {
            throw InvoicingRefusal.unknownLine(id, lineNumber, lines.size());
        }
        return lines.get(lineNumber - 1);
    }
}
