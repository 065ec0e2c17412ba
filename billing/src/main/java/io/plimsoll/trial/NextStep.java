package io.plimsoll.trial;

import java.time.Instant;

/** What a trial waits for, until when. For one that is over, what it is. */
public record NextStep(Kind kind, Instant dueAt) {

    public enum Kind {
        REMIND,
        DECIDE,
        EXPIRE,
        CONVERTED,
        EXPIRED,
        CANCELLED
    }
}
