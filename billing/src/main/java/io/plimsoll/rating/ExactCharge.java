package io.plimsoll.rating;

import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.rating.Tally.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A charge before it is rounded.
 *
 * @param tally its parts without the minimum's true-up
 * @param unrounded what they add up to when no part is rounded
 * @param minimum the least bill, at the currency's scale; null for none
 */
record ExactCharge(
        Tally tally, BigDecimal unrounded, @Nullable BigDecimal minimum) {

    /** What is to be paid: the parts, or the minimum if that is more. */
    BigDecimal bill() {
        return minimum == null ? tally.sum() : tally.sum().max(minimum);
    }

    /** The charge and its true-up, together as much as the rounded bill. */
    Charge roundedTo(Money bill, RoundingMode mode) {
        boolean belowMinimum = minimum != null && tally.sum().compareTo(minimum) < 0;
        Money amount = belowMinimum ? Money.rounded(bill.currency(), tally.sum(), mode) : bill;
        Money missing = bill.minus(amount);
        return new Charge(
                amount,
                unrounded,
                components(amount),
                belowMinimum && !missing.isZero() ? trueUp(missing, bill) : null);
    }

    private List<ChargeComponent> components(Money amount) {
        List<Part> parts = tally.parts();
        List<Money> shares =
                LargestRemainder.settle(amount, parts.stream().map(Part::amount).toList());
        return IntStream.range(0, parts.size())
                .mapToObj(index -> {
                    Part part = parts.get(index);
                    return new ChargeComponent(
                            part.description(),
                            part.quantity(),
                            part.unitPrice(),
                            shares.get(index).amount());
                })
                .toList();
    }

    private Charge trueUp(Money missing, Money bill) {
        String description = "up to the minimum of " + tally.words().price(bill.amount());
        return new Charge(
                missing,
                bill.amount().subtract(unrounded),
                List.of(new ChargeComponent(description, Quantity.of(1), null, missing.amount())),
                null);
    }
}
