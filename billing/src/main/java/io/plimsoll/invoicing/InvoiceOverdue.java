package io.plimsoll.invoicing;

import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import java.time.Instant;

/** The due date passed and money is open; published in the transaction that notes it. */
public record InvoiceOverdue(
        InvoiceId invoice, CustomerId customerId, CustomerKey customer, Money open, Instant dueAt, Instant at) {}
