/**
 * What customers promise to spend in a term, and what comes of it.
 *
 * <p>Owns: {@code commitment}, its notices and renewal; {@code pending_charge}, amounts that the next closing takes onto an
 * invoice; what the {@code commitment} and renewal {@code incentive} rows are asked. Does not own: the invoice, and when a
 * period is closed ({@code billingrun}); the timers (the CommitmentRenewalProcess).
 *
 * <p>Invariants: terms of a subscription never overlap; a term is renewed once; what is missing is computed when the last
 * period of the term is closed, from what was invoiced, and charged once; a credit never takes an invoice below zero, its rest
 * waits.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "audit",
            "outbox",
            "profile",
            "customer",
            "catalog",
            "subscription",
            "policy",
            "rules",
            "history",
            "notification"
        })
@org.jspecify.annotations.NullMarked
package io.plimsoll.commitment;
