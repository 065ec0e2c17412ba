package io.plimsoll.web.policy;

import io.plimsoll.policy.PolicyActivation;
import io.plimsoll.policy.PolicyVersion;
import java.time.Instant;
import java.util.List;

/**
 * A version of a policy table, without its rows.
 *
 * @param version the SHA-256 of the rows, which names the version
 * @param number 1 is the shipped one
 * @param state DRAFT while never activated, ACTIVE or SCHEDULED by its activations
 */
record PolicyVersionAnswer(
        String set,
        String version,
        int number,
        State state,
        String author,
        String note,
        Instant createdAt,
        List<PolicyActivation> activations) {

    enum State {
        DRAFT,
        SCHEDULED,
        ACTIVE,
        SUPERSEDED
    }

    /** @param inForce hash of the version in force now */
    static PolicyVersionAnswer of(PolicyVersion of, String inForce, Instant now) {
        return new PolicyVersionAnswer(
                of.set(),
                of.hash(),
                of.number(),
                state(of, inForce, now),
                of.author(),
                of.note(),
                of.createdAt(),
                of.activations());
    }

    private static State state(PolicyVersion of, String inForce, Instant now) {
        if (of.hash().equals(inForce)) {
            return State.ACTIVE;
        }
        if (of.activations().isEmpty()) {
            return State.DRAFT;
        }
        return of.activations().stream()
                        .anyMatch(activation -> activation.effectiveFrom().isAfter(now))
                ? State.SCHEDULED
                : State.SUPERSEDED;
    }
}
