/**
 * The values every capability shares: {@link io.plimsoll.kernel.Money}, {@link io.plimsoll.kernel.UnitPrice}, {@link
 * io.plimsoll.kernel.Quantity}, {@link io.plimsoll.kernel.ServicePeriod}, the typed ids and {@link
 * io.plimsoll.kernel.BillingException}.
 *
 * <p>Owns: exactness (decimals only, scale by currency, rounding named by the caller) and how a refusal looks. Does not
 * own: any business decision, SQL or clock. Invariant: no {@code double} or {@code float}; periods are half-open.
 */
@org.springframework.modulith.ApplicationModule(type = org.springframework.modulith.ApplicationModule.Type.OPEN)
@org.jspecify.annotations.NullMarked
package io.plimsoll.kernel;
