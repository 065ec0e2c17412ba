package io.plimsoll.simulation;

/**
 * How many periods came out how.
 *
 * @param compared both versions can price them
 * @param changed of those, the amounts differ
 * @param jumped the candidate's bill is more than the jump percent above the baseline's
 * @param newlyHeld only the candidate has a person look at the invoice
 * @param noLongerHeld only the baseline does
 * @param unpricedByCandidate the candidate has no price for them
 * @param unpricedByBaseline the baseline has none
 * @param invoicedOtherwise the invoice's amount is neither version's: late usage, or other policy at the time
 */
public record SimulationCounts(
        long compared,
        long changed,
        long jumped,
        long customersJumped,
        long newlyHeld,
        long noLongerHeld,
        long unpricedByCandidate,
        long unpricedByBaseline,
        long invoicedOtherwise) {}
