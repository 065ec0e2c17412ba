/** Payments over HTTP. Owns no rule: {@code io.plimsoll.payment} does. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.payment;
