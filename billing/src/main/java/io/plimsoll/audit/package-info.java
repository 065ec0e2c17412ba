/**
 * The record of who did what to which thing, kept for auditors.
 *
 * <p>Owns: {@code audit_entry}. Does not own: what is worth recording; each capability says so in the transaction that
 * changes the thing, so there is no change without its entry and no entry without its change. Invariant: entries are only
 * ever appended.
 */
@org.springframework.modulith.ApplicationModule(
        type = org.springframework.modulith.ApplicationModule.Type.OPEN,
        allowedDependencies = {"kernel"})
@org.jspecify.annotations.NullMarked
package io.plimsoll.audit;
