package io.plimsoll.rules;

/** Which of the rows that fit a question decide it. */
public enum HitPolicy {
    /** The topmost row that fits. */
    FIRST,
    /** The one row that fits; two that fit contradict each other, and then nothing is decided. */
    UNIQUE,
    /** Every row that fits, top to bottom. */
    COLLECT
}
