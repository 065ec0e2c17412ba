/**
 * Four eyes over policy versions: who proposes a version, who agrees, and what comes of it.
 *
 * <p>Owns: submissions and approvals; it is the only one to put a version in force on the ground of an approval. Does not
 * own: versions and activations ({@code policy}), drafts ({@code studio}), what a version would change
 * ({@code simulation}). Invariants, held by the database too: nobody approves what they had a hand in; an approval is of
 * a hash over a base; one open submission per set; the last approval and the activation are one transaction, with or
 * without a broker.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "audit", "outbox", "history", "policy", "lint", "simulation", "rules"})
@org.jspecify.annotations.NullMarked
package io.plimsoll.approval;
