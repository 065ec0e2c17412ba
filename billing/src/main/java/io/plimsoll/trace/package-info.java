/**
 * Why a line says what it says: decisions, usage, workflow and approvals behind it, and the amount in words.
 *
 * <p>Owns: the words. Does not own: anything it shows; it reads {@code invoicing}, {@code policy}, {@code metering} and
 * {@code history} and writes nothing. Invariant: what made the amount is read from what was stored with it, never computed
 * anew, so a trace says the same years later.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "catalog", "invoicing", "rating", "policy", "metering", "history", "rules"})
@NullMarked
package io.plimsoll.trace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
