package io.plimsoll.payment;

import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.Money;

/**
 * Asks a provider for money.
 *
 * @param paymentToken what the provider knows the customer's means of payment by
 */
public record ChargeRequest(
        String idempotencyKey, CustomerKey customer, String paymentToken, Money amount, String description) {}
