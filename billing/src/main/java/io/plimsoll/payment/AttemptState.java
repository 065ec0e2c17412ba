package io.plimsoll.payment;

/** How an attempt to charge stands. */
public enum AttemptState {
    /** The provider was or is about to be asked; what it did is not known here. */
    PENDING,
    SUCCEEDED,
    FAILED
}
