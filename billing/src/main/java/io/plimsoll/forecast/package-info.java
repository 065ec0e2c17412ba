/**
 * What a service period will come to.
 *
 * <p>Owns: the formula, and the one query it is fed by. Does not own: usage (metering), which meters a plan has (pricing), or
 * what anybody does about it.
 *
 * <p>Invariants: the same usage and instant give the same forecast; nothing is stored, so late usage is always in it; low ≤
 * forecast ≤ high; except for meters that take the latest value, none of them is below what is used already.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "catalog", "subscription", "pricing", "rating", "metering"})
@org.jspecify.annotations.NullMarked
package io.plimsoll.forecast;
