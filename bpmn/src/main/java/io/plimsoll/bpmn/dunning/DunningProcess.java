package io.plimsoll.bpmn.dunning;

import io.plimsoll.bpmn.BpmnProcess;

/** What happens with an overdue invoice until it is paid, void or given up: one step after the other, as the rows say. */
public final class DunningProcess {

    public static final String ID = "DunningProcess";

    /** Starts an instance; the correlation key is the invoice, so one invoice has one running instance. */
    public static final String INVOICE_BECAME_OVERDUE = "InvoiceBecameOverdue";

    /** The next step is due at another time than it was. */
    public static final String DUNNING_MOVED = "DunningMoved";

    /** Nothing is owed any more; ends the instance wherever it is. */
    public static final String DUNNING_ENDED = "DunningEnded";

    public static final String DECIDE_JOB = "dunning-decide";
    public static final String RETRY_JOB = "dunning-retry";
    public static final String REMIND_JOB = "dunning-remind";
    public static final String RESTRICT_JOB = "dunning-restrict";
    public static final String WRITE_OFF_JOB = "dunning-write-off";
    public static final String CLOSE_JOB = "dunning-close";

    public static final String DECIDE_BY_HAND_TASK = "Task_DecideByHand";

    public static final BpmnProcess PROCESS =
            new BpmnProcess(ID, "processes/dunning/DunningProcess.bpmn", INVOICE_BECAME_OVERDUE);

    private DunningProcess() {}
}
