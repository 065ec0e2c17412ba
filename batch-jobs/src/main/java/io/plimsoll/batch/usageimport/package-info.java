/**
 * Reads uploaded files of usage events into metering.
 *
 * <p>Owns: turning a file into rows with bounded memory, whatever the file holds. Does not own: what an event is, which rows
 * are good, or the counters ({@code metering} moves them with the events). Invariants: a chunk's events, counters and
 * rejects are one transaction, so a job killed anywhere goes on at the row after; a row that cannot be read is a reject, a
 * file that cannot be read is a failure that says where it broke.
 */
@NullMarked
package io.plimsoll.batch.usageimport;

import org.jspecify.annotations.NullMarked;
