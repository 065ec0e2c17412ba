package io.plimsoll.invoicing;

import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.Money;
import java.time.Instant;
import java.time.ZoneId;

/** Where a locked invoice stands, for deciding what may become of it. */
record Standing(
        InvoiceState state, boolean isNumbered, int paymentDays, ZoneId timeZone, CustomerKey customer, Money total) {

    /** The same local time of day, the terms' payment days later. */
    Instant dueAt(Instant issuedAt) {
        return issuedAt.atZone(timeZone).plusDays(paymentDays).toInstant();
    }
}
