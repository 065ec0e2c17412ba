/**
 * Who is calling, and whether they may.
 *
 * <p>Owns: the permission table ({@link io.plimsoll.security.RolePermissions}), the two doors (API keys for {@code /api},
 * sign-in with a session for pages), safe headers, request rates, the first administrator. Does not own: users and keys
 * ({@code io.plimsoll.access}), how a refusal looks ({@code io.plimsoll.web}).
 *
 * <p>Invariants: every handler declares its permission with {@link io.plimsoll.security.Requires} or {@link
 * io.plimsoll.security.OpenToEveryone}, or the app refuses to start; roles are read afresh for every request, so taking
 * one away works at once.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.security;
