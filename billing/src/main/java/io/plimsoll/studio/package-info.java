/**
 * Where revenue operations edit policy tables before they become versions.
 *
 * <p>Owns: drafts and every revision of them, the merge of two people's edits, the difference between two tables. Does not
 * own: versions ({@code io.plimsoll.policy}), what a cell may hold ({@code io.plimsoll.rules}), files ({@code
 * io.plimsoll.tablefile}). Invariants: a save names the revision it saw and never overwrites another one; a revision is kept
 * for ever; a cell is kept as typed, also when it cannot be read; everyone who edited a draft is a contributor of the
 * versions that come from it.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "audit", "attribute", "policy", "rules"})
@org.jspecify.annotations.NullMarked
package io.plimsoll.studio;
