package io.plimsoll.bpmn.invoice;

import io.plimsoll.bpmn.BpmnProcess;

/** From draft to delivered: a person reviews a held invoice, grace passes, then it is issued and delivered. */
public final class InvoiceProcess {

    public static final String ID = "InvoiceProcess";

    /** Starts an instance; the correlation key is the subject, so one invoice has one running instance. */
    public static final String INVOICE_DRAFTED = "InvoiceDrafted";

    public static final String ISSUE_JOB = "invoice-issue";
    public static final String DELIVER_JOB = "invoice-deliver";
    public static final String VOID_JOB = "invoice-void";

    /** The drawn error of {@link #ISSUE_JOB}: the invoice was voided while the instance waited. */
    public static final String INVOICE_IS_VOID = "invoice-is-void";

    public static final String REVIEW_TASK = "Task_ReviewInvoice";

    public static final BpmnProcess PROCESS =
            new BpmnProcess(ID, "processes/invoice/InvoiceProcess.bpmn", INVOICE_DRAFTED);

    private InvoiceProcess() {}
}
