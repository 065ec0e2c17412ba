package io.plimsoll.customer;

import io.plimsoll.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * How a customer pays, and what it wants to be asked before.
 *
 * @param paymentToken what the payment provider knows the customer's means of payment by; null when it gave none
 * @param budgetCap an invoice above it waits for the customer's consent; null when there is no limit
 */
public record PaymentPreference(
        CollectionMethod collectionMethod,
        @Nullable String paymentToken,
        @Nullable Money budgetCap) {

    public boolean chargedAutomatically() {
        return collectionMethod == CollectionMethod.CHARGE_AUTOMATICALLY;
    }
}
