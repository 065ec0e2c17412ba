package io.plimsoll.rating;

import io.plimsoll.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Money owed for a quantity, before an invoice.
 *
 * @param amount after discount and maximum, rounded; without the minimum's true-up
 * @param unrounded the same before rounding
 * @param components what it is made of; their amounts add up to {@code amount}
 * @param minimumTrueUp what is missing to the minimum, a line of its own; null when nothing is
 */
public record Charge(
        Money amount,
        BigDecimal unrounded,
        List<ChargeComponent> components,
        @Nullable Charge minimumTrueUp) {

    public Charge {
        components = List.copyOf(components);
    }

    /** The bill: the amount and the minimum's true-up. */
    public Money total() {
        return minimumTrueUp == null ? amount : amount.plus(minimumTrueUp.amount());
    }

    public BigDecimal totalUnrounded() {
        return minimumTrueUp == null ? unrounded : unrounded.add(minimumTrueUp.unrounded());
    }

    /** The components of the amount and of the true-up. */
    public List<ChargeComponent> allComponents() {
        return minimumTrueUp == null
                ? components
                : Stream.concat(components.stream(), minimumTrueUp.components().stream())
                        .toList();
    }
}
