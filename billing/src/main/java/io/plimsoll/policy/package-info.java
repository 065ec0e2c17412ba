/**
 * Versions of the policy tables and the decisions made from them.
 *
 * <p>Owns: immutable versions named by the SHA-256 of their canonical rows, which version is in force at an instant, the
 * store of decisions. Does not own: what a table looks like and how rows answer ({@code io.plimsoll.rules}). Invariants: a
 * version never changes; a decision is a pure function of version and question and is stored once; a past instant is always
 * answered by the version in force then.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "audit", "attribute", "rules"})
@org.jspecify.annotations.NullMarked
package io.plimsoll.policy;
