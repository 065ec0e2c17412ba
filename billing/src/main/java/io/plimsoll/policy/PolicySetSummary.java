package io.plimsoll.policy;

import io.plimsoll.rules.PolicySet;
import java.time.Instant;

/** A set and the version of it that is in force at the instant asked. */
public record PolicySetSummary(
        PolicySet<?, ?> set, int versions, int numberInForce, String hashInForce, Instant effectiveFrom) {}
