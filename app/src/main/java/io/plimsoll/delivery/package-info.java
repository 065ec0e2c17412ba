/**
 * How invoices and notifications leave: into a folder, and by mail where {@code spring.mail.host} is set.
 *
 * <p>Owns: the files below {@code outbox/} of the data folder, the mails, and the page an invoice is read on. Does not own:
 * what an invoice or a notification says, nor whether it was delivered before (their capabilities do).
 *
 * <p>Invariants: a file appears whole or not at all and is on disk before delivery is noted; delivering again writes the
 * same files and sends no second mail once delivery was noted.
 */
@NullMarked
package io.plimsoll.delivery;

import org.jspecify.annotations.NullMarked;
