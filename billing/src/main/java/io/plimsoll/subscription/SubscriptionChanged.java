package io.plimsoll.subscription;

import io.plimsoll.kernel.Actor;
import java.time.Instant;

/**
 * Plan or seats will be, or are, others. Published in the transaction that changed them.
 *
 * @param before what was in force at {@code to}'s instant until now
 * @param to what holds from its own instant on
 */
public record SubscriptionChanged(
        Subscription subscription,
        SubscriptionPhase before,
        SubscriptionPhase to,
        ChangeTiming timing,
        Actor actor,
        Instant at) {}
