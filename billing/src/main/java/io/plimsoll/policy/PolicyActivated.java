package io.plimsoll.policy;

import io.plimsoll.kernel.Actor;
import java.time.Instant;

/** A version was put in force from an instant; published in the transaction that did it. */
public record PolicyActivated(
        String set, String versionHash, Instant effectiveFrom, ActivationGround ground, Actor by, Instant at) {}
