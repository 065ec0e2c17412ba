/**
 * What is wrong, or looks wrong, in a policy table before it is put in force.
 *
 * <p>Owns: the kinds of findings, how each is found, and the question that shows it. Does not own: which plans, meters and
 * customers there are ({@link io.plimsoll.rules.lint.LintContext} is told), nor what a finding stops. Invariants: pure; a
 * finding's question, asked of the table, gives what the finding says; work is bounded, and a check that gave up says so.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.rules.lint;
