package io.plimsoll.bpmn.trial;

import io.plimsoll.bpmn.BpmnProcess;

/** From the start of a trial to what becomes of it: reminders, its end by the rows, grace; converted or extended meanwhile. */
public final class TrialProcess {

    public static final String ID = "TrialProcess";

    /** Starts an instance; the correlation key is the subject. */
    public static final String TRIAL_STARTED = "TrialStarted";

    /** Somebody converted, extended or cancelled; the process looks ahead again. */
    public static final String TRIAL_MOVED = "TrialMoved";

    public static final String LOOK_AHEAD_JOB = "trial-look-ahead";
    public static final String REMIND_JOB = "trial-remind";
    public static final String DECIDE_END_JOB = "trial-decide-end";
    public static final String EXPIRE_JOB = "trial-expire";

    public static final BpmnProcess PROCESS = new BpmnProcess(ID, "processes/trial/TrialProcess.bpmn", TRIAL_STARTED);

    private TrialProcess() {}
}
