package io.plimsoll.catalog;

/** How usage events become one number for a period. */
public enum Aggregation {
    /** How many events came. */
    COUNT,
    /** The sum of the property. */
    SUM,
    /** The greatest value of the property. */
    MAX,
    /** The value of the property in the event that occurred last. */
    LATEST,
    /** How many different values of the property came. */
    UNIQUE_COUNT
}
