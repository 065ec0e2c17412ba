package io.plimsoll.profile;

import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.SubscriptionId;
import java.time.Instant;

/** Whose values are asked for, and as of when: a period's start for prices, now for conduct. */
public record ValuesAt(CustomerId customer, SubscriptionId subscription, Instant at) {}
