package io.plimsoll.invoicing;

import io.plimsoll.kernel.CustomerKey;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Which invoices to list; newest first. Null asks for all.
 *
 * @param period the local month in which the service period starts
 * @param cursor {@code next} of the page before
 * @param limit 1 to 500 invoices a page
 */
public record InvoiceFilter(
        @Nullable CustomerKey customer,
        @Nullable InvoiceState state,
        @Nullable YearMonth period,
        @Nullable String cursor,
        int limit) {}
