/** Customers and what happened to them over HTTP. Owns no rule: {@code io.plimsoll.customer} does. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.customer;
