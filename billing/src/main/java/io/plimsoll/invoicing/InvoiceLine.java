package io.plimsoll.invoicing;

import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.rating.ChargeComponent;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of an invoice, with all that explains it.
 *
 * @param number from 1, without a gap
 * @param description in words, such as {@code API calls, 12,345 calls}
 * @param meter null where no usage made the line
 * @param quantity what was used, in units; 1 for a fee
 * @param unrounded the amount before rounding
 * @param components what the amount is made of; their amounts add up to it
 * @param eventCount how many usage events the quantity was made of
 * @param decisions ids of the policy decisions behind the line
 */
public record InvoiceLine(
        int number,
        LineKind kind,
        String description,
        @Nullable MeterKey meter,
        Quantity quantity,
        String unit,
        Money amount,
        BigDecimal unrounded,
        List<ChargeComponent> components,
        long eventCount,
        List<Long> decisions) {

    public InvoiceLine {
        components = List.copyOf(components);
        decisions = List.copyOf(decisions);
    }
}
