package io.plimsoll.rating;

import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.UnitPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where the steps of a charge put its parts; keeps their sum. */
final class Tally {

    /** One part of a charge before the charge is rounded. */
    record Part(
            String description, Quantity quantity, @Nullable UnitPrice unitPrice, BigDecimal amount) {}

    private static final Quantity ONE = Quantity.of(1);

    private final UnitWords words;
    private final UnaryOperator<BigDecimal> settled;
    private final List<Part> parts = new ArrayList<>();
    private BigDecimal sum = BigDecimal.ZERO;

    /** @param settled what becomes of each part's exact amount: itself, or rounded by the stage COMPONENT */
    Tally(UnitWords words, UnaryOperator<BigDecimal> settled) {
        this.words = words;
        this.settled = settled;
    }

    UnitWords words() {
        return words;
    }

    BigDecimal sum() {
        return sum;
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** So many units, blocks or packages at a price each. */
    void addUnits(String description, Quantity quantity, BigDecimal unitPrice) {
        UnitPrice price = new UnitPrice(words.currency(), unitPrice);
        add(new Part(description, quantity, price, settled.apply(price.times(quantity))));
    }

    /** One amount as it is: a fee, a discount, the step down to a maximum. */
    void addAmount(String description, BigDecimal amount) {
        add(new Part(description, ONE, null, settled.apply(amount)));
    }

    private void add(Part part) {
        parts.add(part);
        sum = sum.add(part.amount());
    }
}
