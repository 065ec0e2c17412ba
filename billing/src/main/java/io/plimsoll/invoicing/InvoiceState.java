package io.plimsoll.invoicing;

/** Where an invoice stands. */
public enum InvoiceState {
    /** Computed and unseen, or approved; will be issued when its grace ends. */
    DRAFT,
    /** Waits for a person. */
    HELD,
    /** Numbered and final. */
    ISSUED,
    PAID,
    OVERDUE,
    /** Not owed: dropped as a draft, or cancelled after issue and then still numbered. */
    VOID,
    UNCOLLECTIBLE
}
