/**
 * Policy tables: typed columns, rows, the CSV form and its version hash.
 *
 * <p>Owns: what a cell may hold, how it is read and written back, where an error is. Does not own: what a set's columns mean
 * or how rows decide. Invariants: reading then writing is byte-stable; a number is read as text into a decimal, never
 * through a double; a blank condition accepts everything; a table is immutable and named by the SHA-256 of its bytes.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.rules.table;
