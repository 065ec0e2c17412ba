/**
 * Usage thresholds and their crossings.
 *
 * <p>Owns: detecting that a period's usage has reached a percent of what is included, the crossing row, and the words of
 * the notice. Does not own: usage (metering), what is included (pricing), which percents matter to whom (the {@code
 * threshold} policy rows) or the conversation that follows (the UsageThresholdProcess, started through the outbox).
 *
 * <p>Invariants: a percent is crossed once per subscription, meter and period, also when one batch jumps several; usage
 * that arrives for a period already over is recorded as SUPPRESSED and tells nobody; crossing and process start are
 * written in one transaction.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "profile",
            "outbox",
            "customer",
            "catalog",
            "subscription",
            "metering",
            "policy",
            "pricing",
            "rating",
            "rules",
            "notification"
        })
@org.jspecify.annotations.NullMarked
package io.plimsoll.threshold;
