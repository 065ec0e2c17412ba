/** Signing in, one's own password, people and API keys. Owns no rule about them: {@code io.plimsoll.access} does. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.access;
