package io.plimsoll.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment as somebody recorded it: any part may be missing or wrong, {@link Payments#record} says which.
 *
 * @param amount a decimal in the invoice's currency
 * @param method any but PROVIDER
 * @param paidAt now when it is left out
 */
public record NewPayment(
        @Nullable String amount,
        @Nullable String method,
        @Nullable String reference,
        @Nullable Instant paidAt) {}
