/** Why a line says what it says, over HTTP. Owns no rule: {@code io.plimsoll.trace} does. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.trace;
