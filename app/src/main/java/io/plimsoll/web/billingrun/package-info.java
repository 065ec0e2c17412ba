/** Billing runs over HTTP. Owns no rule: {@code io.plimsoll.billingrun} does. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.billingrun;
