package io.plimsoll.history;

/** Where an instance or a step stands. */
public enum WorkflowState {
    ACTIVE,
    COMPLETED,
    TERMINATED
}
