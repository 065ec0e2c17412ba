/** Invoices over HTTP. Owns no rule: {@code io.plimsoll.invoicing} does. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.invoicing;
