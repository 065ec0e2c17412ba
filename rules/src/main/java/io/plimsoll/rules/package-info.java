/**
 * The decision language: what a policy table looks like, how it is read and written, and how Drools answers questions from
 * its rows.
 *
 * <p>Owns: the sets' schemas, questions and decisions, the CSV form and its SHA-256 version hash, the rule base, "why not".
 * Does not own: versions, dates and storage ({@code io.plimsoll.policy}), or what an answer costs ({@code
 * io.plimsoll.rating}). Invariants: JDK types only in questions and decisions; rows are facts, so an edit compiles
 * nothing; rules never read a clock, a database or the network; the fact model only grows.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.rules;
