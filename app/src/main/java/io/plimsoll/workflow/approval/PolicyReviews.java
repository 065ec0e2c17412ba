package io.plimsoll.workflow.approval;

import io.plimsoll.approval.Approvals;
import io.plimsoll.bpmn.approval.ApprovalOutcome;
import io.plimsoll.bpmn.approval.PolicyApprovalProcess;
import io.plimsoll.history.UserTaskCompleted;
import io.plimsoll.kernel.PolicySubmissionId;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Carries an approver's decision out at once, in the approver's name; a refusal of it refuses to complete the task. */
@Component
class PolicyReviews {

    private final Approvals approvals;

    PolicyReviews(Approvals approvals) {
        this.approvals = approvals;
    }

    @EventListener
    void carryOut(UserTaskCompleted decision) {
        if (!decision.task().elementId().equals(PolicyApprovalProcess.APPROVE_TASK)) {
            return;
        }
        PolicySubmissionId id =
                PolicySubmissionId.parse(Objects.requireNonNull(decision.task().subject()));
        switch (ApprovalOutcome.valueOf(decision.outcome())) {
            case APPROVE -> approvals.approve(id, decision.note(), decision.actor(), decision.at());
            case REJECT -> approvals.reject(id, decision.note(), decision.actor(), decision.at());
        }
    }
}
