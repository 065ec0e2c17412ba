/**
 * Attributes: what revenue operations declare to know of customers and subscriptions, and may ask for in any policy table.
 *
 * <p>Owns: {@code attribute}, and who may still remove one or change its type. Does not own: the values ({@code
 * io.plimsoll.profile}) and how a table asks ({@code io.plimsoll.rules}). Invariant: an attribute that a version or a draft
 * uses is not removed and keeps its type and words, so every stored table can be read for ever.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "audit", "rules"})
@org.jspecify.annotations.NullMarked
package io.plimsoll.attribute;
