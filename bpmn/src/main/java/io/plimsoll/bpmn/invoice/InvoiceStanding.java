package io.plimsoll.bpmn.invoice;

/** What "How does it stand?" chooses by; the variable {@code state}. */
public enum InvoiceStanding {
    OPEN,
    OVERDUE,
    PAID,
    VOID,
    UNCOLLECTIBLE
}
