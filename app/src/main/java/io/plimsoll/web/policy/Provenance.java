package io.plimsoll.web.policy;

import io.plimsoll.approval.Approvals;
import io.plimsoll.approval.Submission;
import io.plimsoll.kernel.PolicySubmissionId;
import io.plimsoll.policy.PolicyActivation;
import io.plimsoll.policy.PolicyVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who made a version and who let it be in force. */
@Component
class Provenance {

    private final Approvals approvals;

    Provenance(Approvals approvals) {
        this.approvals = approvals;
    }

    /**
     * How a version came into force.
     *
     * @param by who activated it last of all, such as the last approver
     * @param approvers those who agreed; empty for what was shipped or rolled back to
     */
    public record Entry(
            PolicyActivation.Kind kind,
            Instant effectiveFrom,
            Instant activatedAt,
            String by,
            List<String> approvers,
            @Nullable PolicySubmissionId submission) {}

    /** Oldest first. */
    List<Entry> of(PolicyVersion version) {
        return version.activations().stream().map(this::entry).toList();
    }

    private Entry entry(PolicyActivation activation) {
        PolicySubmissionId submission = activation.submission();
        List<String> approvers = submission == null
                ? List.of()
                : approvals.submission(submission).approvals().stream()
                        .map(Submission.Approval::approver)
                        .toList();
        return new Entry(
                activation.kind(),
                activation.effectiveFrom(),
                activation.activatedAt(),
                activation.activatedBy(),
                approvers,
                submission);
    }
}
