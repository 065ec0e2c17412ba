package io.plimsoll.policy;

import java.time.Instant;

/** A version that takes effect later. */
public record PolicyScheduled(String versionHash, Instant effectiveFrom) {}
