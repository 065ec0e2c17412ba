package io.plimsoll.policy;

import java.time.Instant;

/** From when a version is in force, until a later activation takes over. */
public record PolicyActivation(Instant effectiveFrom, Instant activatedAt, String activatedBy) {}
