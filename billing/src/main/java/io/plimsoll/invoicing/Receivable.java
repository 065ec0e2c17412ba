package io.plimsoll.invoicing;

import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.PlanKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is owed for an invoice.
 *
 * @param dueAt null before issue
 * @param chargingSince when a payment provider was asked that has not answered yet; null when none was
 */
public record Receivable(
        InvoiceId invoice,
        CustomerId customerId,
        CustomerKey customer,
        PlanKey plan,
        InvoiceState state,
        Money total,
        Money paid,
        @Nullable Instant dueAt,
        @Nullable Instant chargingSince) {

    public Money open() {
        return total.minus(paid);
    }

    /** Whether anybody still wants money for it. */
    public boolean owed() {
        return switch (state) {
            case ISSUED, OVERDUE -> true;
            case DRAFT, HELD, PAID, VOID, UNCOLLECTIBLE -> false;
        };
    }
}
