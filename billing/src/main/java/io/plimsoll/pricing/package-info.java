/**
 * What subscriptions get and pay in a service period: policy rows turned into prices.
 *
 * <p>Owns: the questions asked of the {@code plan}, {@code tier} and {@code terms} sets, and the mapping of their answers to
 * {@code rating}'s prices. Does not own: the rows, the usage, the bill. Invariants: a period is priced by the versions in
 * force at its start, whenever that is asked; set-based; one subscription that cannot be priced never stops the others.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "audit",
            "profile",
            "customer",
            "catalog",
            "subscription",
            "policy",
            "rating",
            "rules"
        })
@org.jspecify.annotations.NullMarked
package io.plimsoll.pricing;
