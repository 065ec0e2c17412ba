package io.plimsoll.kernel;

/** Where service periods begin: on the first of a month, or on the day of the month on which the subscription started. */
public enum Alignment {
    CALENDAR,
    ANNIVERSARY
}
