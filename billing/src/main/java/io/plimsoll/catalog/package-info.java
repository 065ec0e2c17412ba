/**
 * What can be metered and what can be subscribed to: meters and the names of plans.
 *
 * <p>Owns: {@code meter}, {@code plan}. Does not own: prices and included units (rows of {@code policy}), nor usage
 * ({@code metering}). Invariants: a key names one meter or plan for ever; what a meter counts never changes once usage was
 * metered with it, because its aggregates would mean two things.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "audit"})
@org.jspecify.annotations.NullMarked
package io.plimsoll.catalog;
