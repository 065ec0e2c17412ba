package io.plimsoll.payment;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that came in for an invoice.
 *
 * @param attempt the attempt that charged it; null when finance recorded it
 * @param reference what finds it at the bank or the provider
 */
public record Payment(
        InvoiceId invoice,
        @Nullable Integer attempt,
        Money amount,
        PaymentMethod method,
        String reference,
        Instant paidAt,
        Instant recordedAt,
        Actor recordedBy) {}
