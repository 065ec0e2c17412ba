package io.plimsoll.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the outbox stands.
 *
 * @param waitingSince when the oldest waiting message was written, null when none waits
 * @param refused messages the broker will never take
 */
public record OutboxState(long waiting, @Nullable Instant waitingSince, long refused) {}
