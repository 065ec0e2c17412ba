package io.plimsoll.bpmn.commitment;

import io.plimsoll.bpmn.BpmnProcess;

/** From a commitment's agreement to the end of its term: notices, an offer that success agrees with the customer, what comes next. */
public final class CommitmentRenewalProcess {

    public static final String ID = "CommitmentRenewalProcess";

    /** Starts an instance; the correlation key is the subject. */
    public static final String COMMITMENT_AGREED = "CommitmentAgreed";

    /** Accepted, declined or ended elsewhere; the process looks ahead again. */
    public static final String COMMITMENT_MOVED = "CommitmentMoved";

    public static final String LOOK_AHEAD_JOB = "commitment-look-ahead";
    public static final String NOTICE_JOB = "commitment-notice";
    public static final String END_TERM_JOB = "commitment-end-term";

    public static final String AGREE_TASK = "Task_AgreeRenewal";

    public static final BpmnProcess PROCESS =
            new BpmnProcess(ID, "processes/commitment/CommitmentRenewalProcess.bpmn", COMMITMENT_AGREED);

    private CommitmentRenewalProcess() {}
}
