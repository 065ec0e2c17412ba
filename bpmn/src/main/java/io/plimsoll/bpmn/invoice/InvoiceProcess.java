package io.plimsoll.bpmn.invoice;

import io.plimsoll.bpmn.BpmnProcess;

/** From draft to settled: a person reviews a held invoice, grace passes, it is issued, delivered and collected. */
public final class InvoiceProcess {

    public static final String ID = "InvoiceProcess";

    /** Starts an instance; the correlation key is the subject, so one invoice has one running instance. */
    public static final String INVOICE_DRAFTED = "InvoiceDrafted";

    /** Whatever changed about the invoice outside of its process; the process looks at it again. */
    public static final String INVOICE_MOVED = "InvoiceMoved";

    public static final String CHECK_ISSUE_JOB = "invoice-check-issue";
    public static final String ISSUE_JOB = "invoice-issue";
    public static final String DELIVER_JOB = "invoice-deliver";
    public static final String VOID_JOB = "invoice-void";
    public static final String COLLECT_JOB = "invoice-collect";
    public static final String LOOK_JOB = "invoice-look";
    public static final String MARK_OVERDUE_JOB = "invoice-mark-overdue";

    /** The drawn error of {@link #CHECK_ISSUE_JOB} and {@link #ISSUE_JOB}: the invoice was voided meanwhile. */
    public static final String INVOICE_IS_VOID = "invoice-is-void";

    public static final String REVIEW_TASK = "Task_ReviewInvoice";

    public static final BpmnProcess PROCESS =
            new BpmnProcess(ID, "processes/invoice/InvoiceProcess.bpmn", INVOICE_DRAFTED);

    private InvoiceProcess() {}
}
