/**
 * Invoices: documents made of lines, from draft to issued or void.
 *
 * <p>Owns: {@code invoice}, its lines and their decisions, {@code invoice_series}, the states and their order, numbers, due
 * dates, the canonical JSON that is delivered. Does not own: what a line costs ({@code rating}), when a period is closed
 * ({@code billingrun}), or how a document travels ({@code app}).
 *
 * <p>Invariants: the total is the sum of the lines; a subscription's period has one invoice; lines never change, so a
 * correction is an adjustment line while it is a draft and a new document afterwards; an invoice is issued when every {@link
 * io.plimsoll.invoicing.IssueGate} lets it; a series' numbers have no gap, because a number is taken under the series' row lock in the
 * transaction that issues; a draft that is voided never had a number, an issued one keeps it.
 */
@ApplicationModule(allowedDependencies = {"kernel", "audit", "outbox", "customer", "rating"})
@NullMarked
package io.plimsoll.invoicing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
