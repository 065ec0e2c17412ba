package io.plimsoll.invoicing;

import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** An invoice in a list: all but its lines. */
public record InvoiceSummary(
        InvoiceId id,
        @Nullable String number,
        CustomerKey customer,
        String customerName,
        SubscriptionId subscription,
        PlanKey plan,
        ServicePeriod period,
        ZoneId timeZone,
        InvoiceState state,
        Money total,
        @Nullable String holdReason,
        Instant draftedAt,
        @Nullable Instant issuedAt,
        @Nullable Instant dueAt) {}
