/**
 * Money that comes in for invoices: charged at a provider, or recorded by finance.
 *
 * <p>Owns: {@code payment}, {@code payment_attempt}, the port {@link io.plimsoll.payment.PaymentProvider}, and what a
 * sandbox's provider remembers. Does not own: what is owed and the invoice's state ({@code invoicing}), when an attempt is
 * repeated ({@code dunning}), or how a real provider is reached ({@code app}).
 *
 * <p>Invariants: an attempt has one idempotency key, stored before the provider is asked; while its outcome is not known
 * nobody else takes money for the invoice; a customer is never charged twice for one attempt, whoever crashes when; the
 * payments of an invoice never exceed its total. Refunds are made elsewhere.
 */
@ApplicationModule(allowedDependencies = {"kernel", "audit", "customer", "invoicing"})
@NullMarked
package io.plimsoll.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
