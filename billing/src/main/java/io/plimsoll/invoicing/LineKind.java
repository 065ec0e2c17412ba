package io.plimsoll.invoicing;

/** What a line charges for. */
public enum LineKind {
    BASE_FEE,
    USAGE,
    /** What was missing to a minimum. */
    MINIMUM,
    /** Added to the draft afterwards, for or against the customer. */
    ADJUSTMENT
}
