package io.plimsoll.bpmn.approval;

import io.plimsoll.bpmn.BpmnProcess;

/** A version was submitted: others approve it, it waits for its instant, and its activation is announced. */
public final class PolicyApprovalProcess {

    public static final String ID = "PolicyApprovalProcess";

    /** Starts an instance; the correlation key is the subject, so one submission has one instance. */
    public static final String POLICY_SUBMITTED = "PolicySubmitted";

    /** The submission stands otherwise than before: the instance looks again. Correlated by the subject. */
    public static final String POLICY_SUBMISSION_MOVED = "PolicySubmissionMoved";

    public static final String COUNT_JOB = "policy-approval-count";
    public static final String EXPIRE_JOB = "policy-approval-expire";
    public static final String SCHEDULE_JOB = "policy-approval-schedule";
    public static final String ANNOUNCE_JOB = "policy-approval-announce";

    public static final String APPROVE_TASK = "Task_ApprovePolicy";

    public static final BpmnProcess PROCESS =
            new BpmnProcess(ID, "processes/approval/PolicyApprovalProcess.bpmn", POLICY_SUBMITTED);

    private PolicyApprovalProcess() {}
}
