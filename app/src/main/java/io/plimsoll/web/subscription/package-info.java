/** Subscriptions and their usage over HTTP. Owns no rule: {@code io.plimsoll.subscription} and {@code io.plimsoll.pricing} do. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.subscription;
