package io.plimsoll.bpmn.dunning;

/** What "What next?" chooses by; the variable {@code action}. */
public enum NextAction {
    RETRY,
    REMIND,
    RESTRICT,
    WRITE_OFF,
    /** It is not time for the next step. */
    WAIT,
    /** No row says. */
    BY_HAND,
    /** It was settled meanwhile. */
    NONE
}
