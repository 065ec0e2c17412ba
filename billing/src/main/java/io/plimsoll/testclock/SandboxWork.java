package io.plimsoll.testclock;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Work that a capability does by itself when its time comes, outside the broker; a leap stops at it and waits for it. */
public interface SandboxWork {

    /** What is due at {@code now} and not done, in words; empty when all is done. */
    List<String> pending(Instant now);

    /** When something is due next, at {@code until} at the latest. */
    Optional<Instant> next(Instant now, Instant until);
}
