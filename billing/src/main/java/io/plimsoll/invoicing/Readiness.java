package io.plimsoll.invoicing;

/** Whether an invoice can be issued now. */
public sealed interface Readiness {

    /** Nothing is in the way, or it is issued already. */
    record Ready() implements Readiness {}

    /** A gate says no, for now. */
    record Waiting(NotYet notYet) implements Readiness {}

    /** A person has to look first. */
    record Held(String reason) implements Readiness {}

    /** It never will be. */
    record Voided() implements Readiness {}
}
