/**
 * Whom we bill: accounts with their currency, country, segment and time zone.
 *
 * <p>Owns: {@code customer}, the shape of its fields and the caller's key for it. Does not own: what a customer buys
 * ({@code subscription}) or uses ({@code metering}). Invariants: a key names one customer for ever; currency and time zone
 * never change once the customer has had a subscription, because money and service periods were fixed with them.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "audit"})
@org.jspecify.annotations.NullMarked
package io.plimsoll.customer;
