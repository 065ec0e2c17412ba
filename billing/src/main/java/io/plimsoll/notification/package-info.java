/**
 * Messages to customers and staff, and what became of them.
 *
 * <p>Owns: the templates of letters per language, the notification row, its words as they were sent, and its delivery state. Does not own: when somebody is told
 * (thresholds, invoices decide that) nor the mail or file that carries it (adapters in {@code app}).
 *
 * <p>Invariant: one notification per business key, however often it is queued; what was queued is never reworded.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "customer", "rating"})
@org.jspecify.annotations.NullMarked
package io.plimsoll.notification;
