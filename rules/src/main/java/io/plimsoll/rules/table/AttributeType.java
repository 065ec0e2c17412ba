package io.plimsoll.rules.table;

/** What an attribute's values are, and so how a condition on it is written. */
public enum AttributeType {
    /** Words that may hold spaces; asked by any-of. */
    TEXT,
    /** A decimal; asked by range. */
    NUMBER,
    /** A day; asked by range. */
    DATE,
    /** True or false. */
    FLAG,
    /** One of the attribute's own words; asked by any-of. */
    ONE_OF
}
