/**
 * Time, and a sandbox's way to move it.
 *
 * <p>Owns: the one {@link java.time.InstantSource} everything else is given. Outside a sandbox it is the system's clock;
 * in a sandbox ({@code plimsoll.sandbox=true}) it starts at {@code plimsoll.clock}, goes on at the usual pace while
 * Plimsoll runs, stands still while it does not, and leaps ahead when asked. Does not own: the work that becomes due.
 * Invariant: the clock never moves backwards, also not over a restart.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
@org.jspecify.annotations.NullMarked
package io.plimsoll.testclock;
