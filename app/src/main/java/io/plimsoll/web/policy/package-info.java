/** Policy tables and decisions over HTTP. Owns no rule: {@code io.plimsoll.policy} does. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.policy;
