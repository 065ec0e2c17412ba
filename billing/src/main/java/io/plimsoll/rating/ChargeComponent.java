package io.plimsoll.rating;

import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.UnitPrice;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One part of a charge, in words.
 *
 * @param description such as {@code first 1,000 requests at USD 0.10}
 * @param quantity how many units, blocks or packages; 1 for a fee, a discount or a limit
 * @param unitPrice null where no price per unit made it
 * @param amount at the currency's scale; the amounts of a charge's components add up to the charge
 */
public record ChargeComponent(
        String description, Quantity quantity, @Nullable UnitPrice unitPrice, BigDecimal amount) {}
