package io.plimsoll.invoicing;

/** What a line charges for. */
public enum LineKind {
    BASE_FEE,
    USAGE,
    /** What was missing to a minimum. */
    MINIMUM,
    /** Beside fees and usage, for or against the customer: added to the draft afterwards, or waiting when it was made. */
    ADJUSTMENT
}
