/** What something would cost, over HTTP. Owns no rule: {@code io.plimsoll.rating} does. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.pricing;
