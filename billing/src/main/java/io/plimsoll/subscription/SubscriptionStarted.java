package io.plimsoll.subscription;

import io.plimsoll.kernel.Actor;
import java.time.Instant;

/** Published in the transaction that started it. */
public record SubscriptionStarted(Subscription subscription, Actor actor, Instant at) {}
