package io.plimsoll.invoicing;

import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import java.time.Instant;

/** Nothing is open any more; published in the transaction of the last payment. */
public record InvoicePaid(InvoiceId invoice, CustomerId customerId, CustomerKey customer, Money total, Instant at) {}
