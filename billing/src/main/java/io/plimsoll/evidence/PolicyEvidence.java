package io.plimsoll.evidence;

import io.plimsoll.approval.Approvals;
import io.plimsoll.approval.Submission;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.trace.LineTrace;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows a decision was made by, as they were, and who agreed to them. */
@Component
class PolicyEvidence {

    private final Policies policies;
    private final Approvals approvals;

    PolicyEvidence(Policies policies, Approvals approvals) {
        this.policies = policies;
        this.approvals = approvals;
    }

    /** The canonical table hashes to the version's name. */
    void write(PackWriter pack, LineTrace.Decision decision, JsonMapper json) throws IOException {
        PolicyVersion version = policies.version(decision.set(), decision.version());
        String stem = "policies/%s-%s".formatted(version.set(), version.hash());
        pack.text(stem + ".csv", version.csv());
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("set", version.set());
        told.put("number", version.number());
        told.put("hash", version.hash());
        told.put("author", version.author());
        told.put("note", version.note());
        told.put("createdAt", version.createdAt());
        told.put("activations", version.activations());
        told.put("submissions", submissions(version));
        pack.text(stem + ".json", json.writeValueAsString(told));
    }

    private List<Map<String, Object>> submissions(PolicyVersion version) {
        return approvals.submissionsOf(version.set()).stream()
                .filter(submission -> submission.versionHash().equals(version.hash()))
                .map(PolicyEvidence::submission)
                .toList();
    }

    private static Map<String, Object> submission(Submission submission) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", submission.id().toString());
        told.put("reason", submission.reason());
        told.put("submittedBy", submission.submittedBy());
        told.put("submittedAt", submission.submittedAt());
        told.put("contributors", submission.contributors().stream().sorted().toList());
        told.put("approvalsRequired", submission.approvalsRequired());
        told.put("approvals", submission.approvals());
        told.put("state", submission.state().name());
        return told;
    }
}
