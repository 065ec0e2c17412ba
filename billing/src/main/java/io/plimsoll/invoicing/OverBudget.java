package io.plimsoll.invoicing;

import io.plimsoll.kernel.Money;

/** An invoice above its customer's budget cap, without consent that covers it. */
public record OverBudget(Money total, Money cap) {

    public String reason() {
        return "above the budget cap of " + cap;
    }
}
