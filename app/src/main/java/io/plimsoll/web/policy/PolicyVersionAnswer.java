package io.plimsoll.web.policy;

import io.plimsoll.approval.VersionState;
import io.plimsoll.policy.PolicyActivation;
import io.plimsoll.policy.PolicyVersion;
import java.time.Instant;
import java.util.List;

/**
 * A version of a policy table, without its rows.
 *
 * @param version the SHA-256 of the rows, which names the version
 * @param number 1 is the shipped one
 * @param state where it stands: a draft, submitted, approved for later, active, …
 */
record PolicyVersionAnswer(
        String set,
        String version,
        int number,
        VersionState state,
        String author,
        String note,
        Instant createdAt,
        List<PolicyActivation> activations) {

    static PolicyVersionAnswer of(PolicyVersion of, VersionState state) {
        return new PolicyVersionAnswer(
                of.set(), of.hash(), of.number(), state, of.author(), of.note(), of.createdAt(), of.activations());
    }
}
