package io.plimsoll.rating;

/** What is due for a period that was served in part: the term {@code proration}. */
public enum PartialPeriod {
    /** The served share. */
    PRORATE,
    /** The whole amount. */
    FULL_PERIOD,
    /** Nothing. */
    NONE
}
