package io.plimsoll.policy;

import java.time.Instant;

/** A question, and the instant whose version is to answer it: a period's start for prices, now for conduct. */
public record AskedAt<Q>(Q question, Instant inForceAt) {}
