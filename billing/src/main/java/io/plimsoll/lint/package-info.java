/**
 * Findings in policy tables, from what the book knows.
 *
 * <p>Owns: the gathering of what the linter must know about plans, meters, customers and closed periods. Does not own: what a
 * finding is and how it is found ({@code io.plimsoll.rules.lint}), nor what it stops ({@code approval}). Invariants: reads
 * only; a few queries, however many rows.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "catalog", "customer", "subscription", "policy", "rules"})
@org.jspecify.annotations.NullMarked
package io.plimsoll.lint;
