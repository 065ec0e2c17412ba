package io.plimsoll.web.invoicing;

import io.plimsoll.invoicing.InvoiceState;
import io.plimsoll.invoicing.InvoiceSummary;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** An invoice in a list: all but its lines. */
record InvoiceInList(
        InvoiceId id,
        @Nullable String number,
        CustomerKey customer,
        String customerName,
        SubscriptionId subscription,
        PlanKey plan,
        ServicePeriod period,
        ZoneId timeZone,
        InvoiceState state,
        Currency currency,
        Money total,
        @Nullable String holdReason,
        Instant draftedAt,
        @Nullable Instant issuedAt,
        @Nullable Instant dueAt) {

    static InvoiceInList of(InvoiceSummary of) {
        return new InvoiceInList(
                of.id(),
                of.number(),
                of.customer(),
                of.customerName(),
                of.subscription(),
                of.plan(),
                of.period(),
                of.timeZone(),
                of.state(),
                of.total().currency(),
                of.total(),
                of.holdReason(),
                of.draftedAt(),
                of.issuedAt(),
                of.dueAt());
    }
}
