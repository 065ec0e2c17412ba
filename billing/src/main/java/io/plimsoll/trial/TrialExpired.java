package io.plimsoll.trial;

import io.plimsoll.subscription.Subscription;
import java.time.Instant;

/** Ended without paid service on its plan: service goes on with the free plan, or stopped. Published in the transaction that made it so. */
public record TrialExpired(Trial trial, Subscription subscription, Instant at) {}
