package io.plimsoll.access;

/** What a person or a program is to Plimsoll; {@code app} says what each role may do. */
public enum Role {
    /** Revenue operations: plans, prices and policies. */
    REVOPS,
    /** Customer success: customers, their usage and the talks with them. */
    SUCCESS,
    /** Finance: billing runs and invoices. */
    FINANCE,
    /** Reads everything, changes nothing. */
    AUDITOR,
    /** Runs the installation: people and keys as well. */
    ADMIN,
    /** A program that sends usage and keeps customers; for API keys only. */
    INTEGRATOR;

    public boolean isForPeople() {
        return this != INTEGRATOR;
    }
}
