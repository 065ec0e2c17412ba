/**
 * What a node does to decide as the others do: hears of activations, looks for those it did not hear of, and reports by
 * which versions it decides. It also chains what the audit record holds and signs checkpoints. Owns the threads for it; what a snapshot is, is {@code io.plimsoll.policy}'s.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.node;
