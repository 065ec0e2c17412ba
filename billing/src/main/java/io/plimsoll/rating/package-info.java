/**
 * Turns a quantity into money by a price.
 *
 * <p>Owns: the price models and their stored JSON, the order of the steps around them, rounding, proration, and the words a
 * charge is explained with. Does not own: which price holds (policy rows, through {@code pricing}) and how much was used
 * ({@code metering}). Invariants: pure, without clock, SQL or Spring; decimals only; rounding happens once, where the terms
 * say; the components of a charge add up to it exactly; the same inputs give the same charge.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
@org.jspecify.annotations.NullMarked
package io.plimsoll.rating;
