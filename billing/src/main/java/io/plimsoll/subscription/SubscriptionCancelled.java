package io.plimsoll.subscription;

import io.plimsoll.kernel.Actor;
import java.time.Instant;

/** Service will end, or has ended, at the subscription's {@code endAt}. Published in the transaction that cancelled it. */
public record SubscriptionCancelled(Subscription subscription, Actor actor, Instant at) {}
