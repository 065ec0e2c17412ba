package io.plimsoll.metering;

import java.util.Locale;

/** Why a usage event is left out. The names never change once released. */
public enum RejectionCode {
    /** Not JSON, not an object, not UTF-8, or a name twice in one object. */
    MALFORMED_JSON,
    /** A row of a table that is not UTF-8, or has other cells than its header. */
    MALFORMED_ROW,
    /** Larger than {@link CloudEvents#MAX_EVENT_BYTES}. */
    EVENT_TOO_LARGE,
    /** Objects in objects beyond {@link CloudEvents#MAX_NESTING}. */
    NESTED_TOO_DEEPLY,
    /** One of specversion, id, source, type, subject, time is absent. */
    MISSING_ATTRIBUTE,
    /** An attribute is there but of the wrong type, shape or length. */
    BAD_ATTRIBUTE,
    /** More than an hour later than it was received. */
    TIME_IN_THE_FAR_FUTURE,
    /** Before the year 2000. */
    TIME_IN_THE_FAR_PAST,
    /** No customer has the key in {@code subject}. */
    UNKNOWN_CUSTOMER,
    /** No meter reads this type. */
    UNKNOWN_EVENT_TYPE,
    /** The property a meter reads is not a decimal number, or any number is absurdly long. */
    BAD_NUMBER,
    /** The property whose distinct values a meter counts is absent or not a short plain value. */
    BAD_VALUE;

    /** The code as the API shows it: {@code UNKNOWN_CUSTOMER} becomes {@code unknown-customer}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
