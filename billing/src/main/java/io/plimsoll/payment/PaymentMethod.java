package io.plimsoll.payment;

/** How money came. */
public enum PaymentMethod {
    /** Charged by Plimsoll. */
    PROVIDER,
    TRANSFER,
    CARD,
    CHEQUE,
    CASH,
    OTHER
}
