package io.plimsoll.policy;

import java.time.Instant;

/** From this instant the version is in force, until the next takeover. */
public record PolicyTakeover(String versionHash, Instant effectiveFrom) {}
