package io.plimsoll.commitment;

import java.time.Instant;

/** What a commitment waits for, until when. For one that is over, what it is. */
public record NextStep(Kind kind, Instant dueAt) {

    public enum Kind {
        NOTICE,
        RENEWAL,
        END,
        RENEWED,
        LAPSED,
        ENDED
    }
}
