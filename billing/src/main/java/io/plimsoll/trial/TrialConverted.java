package io.plimsoll.trial;

import io.plimsoll.subscription.Subscription;
import java.time.Instant;

/** Paid service began, early or at the end. Published in the transaction that made it so. */
public record TrialConverted(Trial trial, Subscription subscription, Instant at) {}
