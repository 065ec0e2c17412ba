/** Findings in policy tables over HTTP. Owns no rule: {@code io.plimsoll.lint} does. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.lint;
