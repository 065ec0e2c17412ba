/**
 * Who may come in: people with a password, programs with an API key, and the roles of both.
 *
 * <p>Owns: staff users, API keys, sign-in and its throttling, and the record of answers given under an idempotency key.
 * Does not own: what a role may do (the permission table is in {@code app}), sessions, HTTP.
 *
 * <p>Invariants: passwords are kept as bcrypt and keys as SHA-256, both shown once, when made; there is always an
 * administrator who can sign in; {@link io.plimsoll.access.Role#INTEGRATOR} is for keys alone; an attempt to sign in is
 * counted before its password is looked at, so guesses side by side gain nothing.
 */
@ApplicationModule(allowedDependencies = {"kernel", "audit"})
@NullMarked
package io.plimsoll.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
