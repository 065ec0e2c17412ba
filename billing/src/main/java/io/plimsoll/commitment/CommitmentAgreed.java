package io.plimsoll.commitment;

import io.plimsoll.kernel.Actor;
import java.time.Instant;

/** A first or next term was agreed. Published in the transaction that agreed it. */
public record CommitmentAgreed(Commitment commitment, Actor actor, Instant at) {}
