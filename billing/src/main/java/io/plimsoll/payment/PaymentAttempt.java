package io.plimsoll.payment;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time that a provider was asked for what is open.
 *
 * @param attempt from 1 in each invoice
 * @param cause what it was made for, once: {@code collect}, {@code dunning-2}, {@code finance-…}
 * @param paymentToken null when the customer had none; such an attempt fails without asking
 * @param failureCode null unless it failed
 * @param answeredAt null while it is pending
 */
public record PaymentAttempt(
        InvoiceId invoice,
        int attempt,
        String cause,
        String idempotencyKey,
        Money amount,
        @Nullable String paymentToken,
        AttemptState state,
        @Nullable String providerReference,
        @Nullable String failureCode,
        @Nullable String failureReason,
        Actor askedBy,
        Instant askedAt,
        @Nullable Instant answeredAt) {}
