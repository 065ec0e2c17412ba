package io.plimsoll.dunning;

/** What a step does. */
public enum DunningAction {
    RETRY,
    REMIND,
    RESTRICT,
    /** Decided by a person: nothing, for now. */
    WAIT,
    WRITE_OFF
}
