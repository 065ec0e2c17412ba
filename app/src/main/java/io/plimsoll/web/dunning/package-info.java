/** Overdue invoices over HTTP. Owns no rule: {@code io.plimsoll.dunning} does. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.dunning;
