/**
 * The record of who did what to which thing, kept for auditors.
 *
 * <p>Owns: {@code audit_entry}, the chain of hashes over it ({@code audit_chain}) and the signed checkpoints outside the
 * database. Does not own: what is worth recording; each capability says so in the transaction that changes the thing, so
 * there is no change without its entry and no entry without its change. An entry about one customer holds the key as
 * {@code customer} in its detail.
 *
 * <p>Invariants: entries are only ever appended; every committed entry gets one place in the chain, without holes, from a
 * sequencer that nobody who records waits for. Changing, taking away, reordering or putting in any entry is found by
 * {@link io.plimsoll.audit.AuditVerification}, up to the last checkpoint even when the chain is computed anew.
 */
@org.springframework.modulith.ApplicationModule(
        type = org.springframework.modulith.ApplicationModule.Type.OPEN,
        allowedDependencies = {"kernel"})
@org.jspecify.annotations.NullMarked
package io.plimsoll.audit;
