package io.plimsoll.bpmn.invoice;

/** What "Ready to issue?" chooses by; the variable {@code readiness}. */
public enum InvoiceReadiness {
    READY,
    NOT_YET,
    HELD
}
