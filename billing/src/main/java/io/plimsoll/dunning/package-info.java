/**
 * What happens with overdue invoices: one step after the other, as the {@code dunning} rows say.
 *
 * <p>Owns: {@code dunning_case}, its steps, and {@code service_restriction}. Does not own: what is owed ({@code invoicing}),
 * how money is taken ({@code payment}), letters ({@code notification}), or the time between steps (the DunningProcess,
 * started through the outbox).
 *
 * <p>Invariants: a case is opened in the transaction that makes the invoice overdue and closed in the one that settles it, so
 * nobody is reminded of what was paid; a step is written down, with the decision behind it, before it is taken, and taken
 * once; where no row answers, a person decides. A restriction ends with the payment or the void of its invoice, not with its
 * write-off.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "audit",
            "outbox",
            "customer",
            "policy",
            "profile",
            "invoicing",
            "payment",
            "notification",
            "rules"
        })
@NullMarked
package io.plimsoll.dunning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
