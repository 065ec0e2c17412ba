/** User tasks and workflows over HTTP. Owns no rule: {@code io.plimsoll.history} does. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.history;
