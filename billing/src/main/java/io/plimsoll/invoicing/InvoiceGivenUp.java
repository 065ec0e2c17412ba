package io.plimsoll.invoicing;

import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.InvoiceId;
import java.time.Instant;

/**
 * An issued invoice that nobody wants money for any more although it was not paid: VOID or UNCOLLECTIBLE. Published in the
 * transaction of the change.
 */
public record InvoiceGivenUp(InvoiceId invoice, CustomerId customerId, InvoiceState state, Instant at) {}
