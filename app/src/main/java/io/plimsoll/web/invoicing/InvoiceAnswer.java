package io.plimsoll.web.invoicing;

import io.plimsoll.invoicing.Invoice;
import io.plimsoll.invoicing.InvoiceLine;
import io.plimsoll.invoicing.InvoiceState;
import io.plimsoll.invoicing.LineKind;
import io.plimsoll.kernel.BillingRunId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.rating.ChargeComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invoice with its lines; amounts are in {@code currency}. */
record InvoiceAnswer(
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
        List<Line> lines,
        @Nullable String holdReason,
        @Nullable BillingRunId billingRun,
        Instant draftedAt,
        @Nullable Instant issuedAt,
        @Nullable Instant dueAt,
        @Nullable Instant deliveredAt,
        @Nullable String deliveredTo,
        @Nullable Instant voidedAt,
        @Nullable String voidReason) {

    static InvoiceAnswer of(Invoice of) {
        return new InvoiceAnswer(
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
                of.lines().stream().map(Line::of).toList(),
                of.holdReason(),
                of.billingRun(),
                of.draftedAt(),
                of.issuedAt(),
                of.dueAt(),
                of.deliveredAt(),
                of.deliveredTo(),
                of.voidedAt(),
                of.voidReason());
    }

    /**
     * @param components in words; their amounts add up to {@code amount}
     * @param events how many usage events the quantity was made of
     */
    record Line(
            int number,
            LineKind kind,
            String description,
            @Nullable MeterKey meter,
            Quantity quantity,
            String unit,
            Money amount,
            BigDecimal unrounded,
            List<ChargeComponent> components,
            long events) {

        static Line of(InvoiceLine of) {
            return new Line(
                    of.number(),
                    of.kind(),
                    of.description(),
                    of.meter(),
                    of.quantity(),
                    of.unit(),
                    of.amount(),
                    of.unrounded(),
                    of.components(),
                    of.eventCount());
        }
    }
}
