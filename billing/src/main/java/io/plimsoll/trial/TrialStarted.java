package io.plimsoll.trial;

import io.plimsoll.subscription.Subscription;
import java.time.Instant;

/** Began. Published in the transaction that made it so. */
public record TrialStarted(Trial trial, Subscription subscription, Instant at) {}
