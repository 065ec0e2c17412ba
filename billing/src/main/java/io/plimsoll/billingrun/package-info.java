/**
 * Closes service periods: usage, priced and rated, becomes invoices.
 *
 * <p>Owns: {@code billing_run}, the queue of requests, and {@code billing_run_outcome}, what became of each subscription's
 * period; the order of the steps between claim and commit. Does not own: prices ({@code pricing}), quantities ({@code
 * metering}), amounts ({@code rating}), documents ({@code invoicing}), or the batch job that drives it ({@code
 * batch-jobs}).
 *
 * <p>Invariants: a subscription's period is billed once, whoever runs and however often; periods are closed in order; a
 * subscription that cannot be billed is left as it is, with the reason, and keeps nobody else from being billed; a dry run
 * computes the same and writes nothing but outcomes.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "audit",
            "profile",
            "outbox",
            "catalog",
            "customer",
            "subscription",
            "commitment",
            "metering",
            "rating",
            "policy",
            "pricing",
            "invoicing",
            "rules"
        })
@NullMarked
package io.plimsoll.billingrun;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
