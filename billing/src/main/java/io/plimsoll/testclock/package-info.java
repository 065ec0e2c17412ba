/**
 * Time, and a sandbox's way to move it.
 *
 * <p>Owns: the one {@link java.time.InstantSource} everything else is given, and {@code test_clock}. Outside a sandbox it
 * is the system's clock; in a sandbox ({@code plimsoll.sandbox=true}) it starts at {@code plimsoll.clock}, goes on at the
 * usual pace while Plimsoll runs, stands still while it does not, and leaps ahead when asked. Does not own: the work that
 * becomes due, which it only reads to know when all of it is done, nor the broker's clock, which follows through {@link
 * io.plimsoll.testclock.FollowingClock}.
 *
 * <p>Invariants: the clock never moves backwards, also not over a restart; a leap stops at every timer on its way, so
 * what a timer starts is timed from the timer and not from the leap's end.
 */
@ApplicationModule(allowedDependencies = {"kernel", "outbox", "metering", "notification", "history", "billingrun"})
@NullMarked
package io.plimsoll.testclock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
