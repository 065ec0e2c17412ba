package io.plimsoll.customer;

/** How a customer pays. */
public enum CollectionMethod {
    /** Plimsoll charges the customer's means of payment when an invoice is issued. */
    CHARGE_AUTOMATICALLY,
    /** The customer gets the invoice and pays by itself until it is due. */
    SEND_INVOICE
}
