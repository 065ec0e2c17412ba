/**
 * What a candidate version of a policy set would have charged for periods that are billed already, beside what another
 * version would have, and how it turned out once it was in force.
 *
 * <p>Owns: {@code policy_simulation} and {@code policy_simulation_outcome}; what they come to. Does not own: how a period is
 * priced, rated and reviewed ({@code billingrun}), versions ({@code policy}), the batch job that works large ones off ({@code
 * batch-jobs}).
 *
 * <p>Invariants: nothing but these two tables is written, not even the audit: the row says who asked. Both sides are computed
 * from the same usage, in one pass, by the same code as the billing run; all other sets answer as they did for the period. So
 * a version beside itself differs in nothing.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "customer",
            "subscription",
            "catalog",
            "metering",
            "rating",
            "policy",
            "pricing",
            "invoicing",
            "billingrun",
            "rules"
        })
@NullMarked
package io.plimsoll.simulation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
