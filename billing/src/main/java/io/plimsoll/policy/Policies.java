package io.plimsoll.policy;

import io.plimsoll.kernel.Actor;
import io.plimsoll.rules.PolicySet;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The policy tables: versions, which is in force when, and decisions from them. */
@Component
public class Policies {

    /** Answers in the order asked, from the version in force at the instant; equal questions are asked once. */
    public <Q, D> List<Decided<D>> decide(PolicySet<Q, D> set, Instant inForceAt, List<Q> questions) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Stores decisions, each once for ever, and returns their ids in order. Call inside your transaction. */
    public List<Long> record(List<? extends Decided<?>> decisions, Instant decidedAt) {
        throw new UnsupportedOperationException("not yet");
    }

    public RecordedDecision recorded(long policyDecisionId) {
        throw new UnsupportedOperationException("not yet");
    }

    public List<PolicySetSummary> sets(Instant at) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Newest first. */
    public List<PolicyVersion> versions(String set) {
        throw new UnsupportedOperationException("not yet");
    }

    public PolicyVersion version(String set, String hashOrPrefix) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The version in force at the instant. */
    public PolicyVersion inForce(String set, Instant at) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Stores a table as a version; the same rows again return the version they already are. */
    public PolicyVersion post(String set, String csv, Actor author, String note, Instant at) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Puts a version in force from the given instant; periods that began earlier keep theirs. */
    public void activate(String set, String hashOrPrefix, Instant effectiveFrom, Actor by, Instant at) {
        throw new UnsupportedOperationException("not yet");
    }
}
