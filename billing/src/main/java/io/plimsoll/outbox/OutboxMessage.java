package io.plimsoll.outbox;

import java.time.Instant;

/** A message on its way; {@code attempts} counts the earlier ones. */
public record OutboxMessage(long id, String businessKey, OutboxContent content, Instant createdAt, int attempts) {}
