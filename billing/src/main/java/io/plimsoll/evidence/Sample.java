package io.plimsoll.evidence;

import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Invoices drawn for an auditor to look at.
 *
 * @param population how many there were to draw from
 * @param drawn in the order they were drawn
 */
public record Sample(String seed, long population, List<Drawn> drawn) {

    public Sample {
        drawn = List.copyOf(drawn);
    }

    /** @param rank SHA-256 of {@code <seed>:<invoice>}; the smallest are drawn first */
    public record Drawn(InvoiceId invoice, @Nullable String number, String customer, Money total, String rank) {}
}
