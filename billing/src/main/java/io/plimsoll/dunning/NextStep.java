package io.plimsoll.dunning;

import java.time.Instant;

/** What comes next in a case. */
public sealed interface NextStep {

    /** To be taken now. */
    record Take(DunningStep step) implements NextStep {}

    /** Not before this time. */
    record WaitUntil(Instant at) implements NextStep {}

    /** No row says. */
    record AskAPerson() implements NextStep {}

    /** Nothing is owed any more. */
    record Nothing() implements NextStep {}
}
