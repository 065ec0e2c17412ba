package io.plimsoll.policy;

import java.time.Instant;

/** A row of {@code policy_activation}. */
record Activated(long id, String set, Instant effectiveFrom, String hash) {}
