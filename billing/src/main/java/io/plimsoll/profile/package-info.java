/**
 * What is known of customers and subscriptions beyond their built-in fields: the values of attributes, and when each held.
 *
 * <p>Owns: {@code attribute_value}. Does not own: which attributes there are ({@code attribute}) and who asks ({@code pricing},
 * {@code threshold}, {@code billingrun}). Invariants: a value is never overwritten, only followed by a later one; none reaches
 * back into a period that is billed, so rating it again gives the same; many are found in one query.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "audit", "attribute", "customer", "subscription", "rules"})
@org.jspecify.annotations.NullMarked
package io.plimsoll.profile;
