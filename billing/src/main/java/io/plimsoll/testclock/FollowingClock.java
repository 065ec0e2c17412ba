package io.plimsoll.testclock;

import java.time.Instant;

/** A clock elsewhere, such as the workflow broker's, that follows a sandbox's. */
public interface FollowingClock {

    /** What it is, for a sentence: {@code the broker's clock}. */
    String name();

    /**
     * Moves it ahead to {@code now}, unless it is there already.
     *
     * @return the time it then shows
     * @throws java.io.UncheckedIOException when it cannot be reached
     */
    Instant follow(Instant now);
}
