package io.plimsoll.rating;

/** How the served part of a period is measured against the whole. */
public enum DayCount {
    /** Days from the start to the end, the end day not counted. */
    ACTUAL_END_EXCLUSIVE,
    /** Days from the start to the end, both counted: one more than above, in the part and in the whole. */
    ACTUAL_BOTH_ENDS,
    /** Every month has 30 days; a 31st counts as the 30th. */
    THIRTY_DAY_MONTH,
    /** Elapsed seconds, so a day in which clocks change is longer or shorter. */
    SECONDS
}
