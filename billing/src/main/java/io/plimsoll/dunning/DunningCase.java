package io.plimsoll.dunning;

import io.plimsoll.invoicing.InvoiceState;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An overdue invoice on its way.
 *
 * @param open what is still open
 * @param steps taken or decided so far
 * @param nextStepAt when the rows are asked again, unless paused longer
 * @param pausedUntil null when nobody paused it; stays when it has passed
 * @param promised whether it is paused because the customer promised to pay
 * @param outcome null while it goes on
 */
public record DunningCase(
        InvoiceId invoice,
        @Nullable String invoiceNumber,
        CustomerId customerId,
        CustomerKey customer,
        String customerName,
        Money open,
        Instant dueAt,
        Instant openedAt,
        int steps,
        Instant nextStepAt,
        @Nullable Instant pausedUntil,
        @Nullable String pauseReason,
        boolean promised,
        boolean restricted,
        @Nullable Instant endedAt,
        @Nullable InvoiceState outcome) {

    public long daysOverdue(Instant at) {
        return Math.max(0, Duration.between(dueAt, at).toDays());
    }

    /** When something happens next if nobody does anything. */
    public Instant nextAt() {
        return pausedUntil != null && pausedUntil.isAfter(nextStepAt) ? pausedUntil : nextStepAt;
    }
}
