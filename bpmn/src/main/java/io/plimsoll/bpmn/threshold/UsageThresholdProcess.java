package io.plimsoll.bpmn.threshold;

import io.plimsoll.bpmn.BpmnProcess;

/** A usage threshold was crossed: choose who hears of it, tell them, and have a person follow up where rows say so. */
public final class UsageThresholdProcess {

    public static final String ID = "UsageThresholdProcess";

    /** Starts an instance; the correlation key is the subject, so one crossing has one running instance. */
    public static final String USAGE_THRESHOLD_CROSSED = "UsageThresholdCrossed";

    public static final String CHOOSE_AUDIENCE_JOB = "threshold-choose-audience";
    public static final String NOTIFY_JOB = "threshold-notify";

    public static final String CONTACT_TASK = "Task_ContactCustomer";

    public static final BpmnProcess PROCESS =
            new BpmnProcess(ID, "processes/threshold/UsageThresholdProcess.bpmn", USAGE_THRESHOLD_CROSSED);

    private UsageThresholdProcess() {}
}
