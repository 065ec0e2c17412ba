package io.plimsoll.invoicing;

/** What a line charges for. */
public enum LineKind {
    BASE_FEE,
    USAGE,
    /** What was missing to a minimum. */
    MINIMUM
}
