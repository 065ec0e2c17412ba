package io.plimsoll.rating;

/** Where rounding happens. */
public enum RoundingStage {
    /** Once per charge. */
    CHARGE,
    /** Each component by itself; the charge is their sum. */
    COMPONENT,
    /** Once for all charges of an invoice; see {@link Rating#rateTogether}. */
    INVOICE
}
