package io.plimsoll.approval;

import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyActivation;
import io.plimsoll.policy.PolicyVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Where versions stand in their life. */
@Component
public class VersionStates {

    private final Policies policies;
    private final SubmissionRows submissions;

    VersionStates(Policies policies, SubmissionRows submissions) {
        this.policies = policies;
        this.submissions = submissions;
    }

    /** Where each version of the set stands, by hash. */
    public Map<String, VersionState> of(String set, Instant at) {
        List<PolicyVersion> versions = policies.versions(set);
        Map<String, Submission> newest = submissions.ofSet(set).stream()
                .collect(Collectors.toMap(Submission::versionHash, submission -> submission, (newer, older) -> newer));
        Set<String> scheduled = versions.stream()
                .flatMap(version -> version.activations().stream())
                .map(PolicyActivation::effectiveFrom)
                .filter(at::isBefore)
                .map(from -> policies.inForce(set, from).hash())
                .collect(Collectors.toSet());
        String inForce = policies.inForce(set, at).hash();
        return versions.stream()
                .collect(Collectors.toMap(
                        PolicyVersion::hash,
                        version -> VersionState.of(
                                version, Optional.ofNullable(newest.get(version.hash())), inForce, scheduled)));
    }
}
