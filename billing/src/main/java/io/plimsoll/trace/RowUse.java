package io.plimsoll.trace;

import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A line that a row of a policy set had a part in.
 *
 * @param invoiceNumber null until issued
 * @param decision id of the decision in which the row answered
 */
public record RowUse(
        InvoiceId invoice,
        @Nullable String invoiceNumber,
        String customer,
        int line,
        String description,
        Money amount,
        long decision,
        String versionHash) {}
