package io.plimsoll.approval;

import io.plimsoll.policy.PolicyActivation;
import io.plimsoll.policy.PolicyVersion;
import java.util.Optional;
import java.util.Set;

/** Where a version stands in its life. */
public enum VersionState {
    /** Posted, and nothing more. */
    DRAFT,
    SUBMITTED,
    REJECTED,
    WITHDRAWN,
    EXPIRED,
    BASE_MOVED,
    /** Takes effect later. */
    APPROVED,
    /** In force. */
    ACTIVE,
    /** Was activated; another is in force. */
    SUPERSEDED;

    /**
     * @param newest the newest submission of the version
     * @param inForce the hash in force
     * @param scheduled the hashes that will be in force
     */
    static VersionState of(PolicyVersion version, Optional<Submission> newest, String inForce, Set<String> scheduled) {
        if (version.hash().equals(inForce)) {
            return ACTIVE;
        }
        if (scheduled.contains(version.hash())) {
            return APPROVED;
        }
        boolean open =
                newest.map(Submission::state).filter(SubmissionState::open).isPresent();
        boolean everActivated = version.activations().stream()
                .map(PolicyActivation::kind)
                .anyMatch(kind -> kind != PolicyActivation.Kind.APPROVED
                        || withdrawn(newest).isEmpty());
        if (!open && everActivated) {
            return SUPERSEDED;
        }
        return newest.map(Submission::state)
                .map(state -> switch (state) {
                    case SUBMITTED -> SUBMITTED;
                    case REJECTED -> REJECTED;
                    case WITHDRAWN -> WITHDRAWN;
                    case EXPIRED -> EXPIRED;
                    case BASE_MOVED -> BASE_MOVED;
                    case APPROVED -> SUPERSEDED;
                })
                .orElse(DRAFT);
    }

    private static Optional<Submission> withdrawn(Optional<Submission> newest) {
        return newest.filter(submission -> submission.state() == SubmissionState.WITHDRAWN);
    }
}
