/**
 * Service before the first paid period, with an end that rows decide.
 *
 * <p>Owns: {@code trial}, its reminders and extensions, what the {@code trial} rows are asked and what is done with their
 * answers. Does not own: the subscription's state and where paid service begins ({@code subscription}), nor the timers (the
 * TrialProcess, which asks what is next and is told when a trial moved).
 *
 * <p>Invariants: a subscription has one trial; nothing is billed for it; a trial that is over stays as it ended, whoever asks
 * again; a reminder goes out once for each end and day; every extension is written down with who and why.
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
            "metering",
            "policy",
            "pricing",
            "rules",
            "notification"
        })
@org.jspecify.annotations.NullMarked
package io.plimsoll.trial;
