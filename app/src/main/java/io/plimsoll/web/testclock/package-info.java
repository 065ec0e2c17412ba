/** A sandbox's clock over HTTP. Owns no rule: {@code io.plimsoll.testclock} does. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.testclock;
